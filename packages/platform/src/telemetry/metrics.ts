import { type Attributes, type Counter, type Histogram, metrics, type ObservableResult } from '@opentelemetry/api'

/** Seconds, from a millisecond to the longest task. */
const secondBounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 150, 300]

const meter = () => metrics.getMeter('jobpilot')
const counters = new Map<string, Counter>()
const histograms = new Map<string, Histogram>()
let isOn = false

/** Whether anybody collects figures; known before anything else starts. */
export const isMeasuring = (): boolean => isOn
export const setMeasuring = (on: boolean): void => {
  isOn = on
  counters.clear()
  histograms.clear()
}

/** Notes how long something took, in seconds. */
export function recordSeconds(name: string, seconds: number, attributes: Attributes): void {
  if (!isOn) return
  const histogram =
    histograms.get(name) ??
    meter().createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: secondBounds } })
  histograms.set(name, histogram)
  histogram.record(seconds, attributes)
}

/** Adds to a sum that only grows. */
export function count(name: string, unit: string, amount: number, attributes: Attributes): void {
  if (!isOn) return
  const counter = counters.get(name) ?? meter().createCounter(name, { unit })
  counters.set(name, counter)
  counter.add(amount, attributes)
}

/**
 * Has `read` called whenever the figures are collected, until what is returned is called. A reading that fails is left
 * out: a gauge that is missing says so by itself.
 */
export function observe(
  name: string,
  unit: string,
  read: (report: (value: number, attributes: Attributes) => void) => void | Promise<void>,
): () => void {
  if (!isOn) return () => undefined
  const gauge = meter().createObservableGauge(name, { unit })
  const collect = async (result: ObservableResult) => {
    try {
      await read((value, attributes) => result.observe(value, attributes))
    } catch {
      // Whatever keeps the reading away has its own line in the log.
    }
  }
  gauge.addCallback(collect)
  return () => gauge.removeCallback(collect)
}

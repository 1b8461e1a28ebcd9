import { setTimeout as wait } from 'node:timers/promises'

/** Median of several timings of `work`, in ms, after `warmup` runs that do not count. */
export async function medianMs(work, { runs = 15, warmup = 5 } = {}) {
  for (let run = 0; run < warmup; run++) await work()
  const times = []
  for (let run = 0; run < runs; run++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return median(times)
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
export const round = (value) => Number(value.toPrecision(3))

/** Times subject and floor in turn, so that a slow moment of the machine hits both. `limitMs` is the target for the subject. */
export async function compareTimes(name, { subject, floor, floorIs, limitMs, rounds = 5, ...options }) {
  const pairs = []
  for (let at = 0; at < rounds; at++) pairs.push([await medianMs(subject, options), await medianMs(floor, options)])
  const [subjectMs, floorMs] = [median(pairs.map(([ms]) => ms)), median(pairs.map(([, ms]) => ms))]
  return {
    name,
    unit: 'ms',
    subject: round(subjectMs),
    floor: round(floorMs),
    floorIs,
    ratio: round(floorMs / subjectMs),
    target: `< ${limitMs} ms`,
    isMet: subjectMs < limitMs,
  }
}

export async function until(isTrue) {
  while (!(await isTrue())) await wait(2)
}

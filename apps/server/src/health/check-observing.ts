import type { ServerEnv } from '../env.ts'
import type { Component } from './component.ts'

/** Where it goes, without keys and paths: those may be secret. */
const hostOf = (address: string): string => new URL(address).host

const notAsked = 'whether it answers is not looked at'

/** Whether traces and figures are collected, and where. Not whether the collector answers: nothing here waits for it. */
export function checkTracing({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_TRACES_EXPORTER: kind,
}: ServerEnv): Component {
  const name = 'Tracing'
  if (kind === 'console') return { name, state: 'ok', reason: 'on, to the console' }
  if (!endpoint) return { name, state: 'off', reason: 'no collector: traces and figures are not kept' }
  return {
    name,
    state: 'ok',
    reason: `on, to ${hostOf(endpoint)}${kind === 'none' ? ', figures alone' : ''}; ${notAsked}`,
  }
}

export function checkErrorTracking({ SENTRY_DSN: dsn, SENTRY_WEB_DSN: webDsn }: ServerEnv): Component {
  const name = 'Error tracking'
  const places = [
    ...(dsn ? [`server and worker to ${hostOf(dsn)}`] : []),
    ...(webDsn ? [`the page to ${hostOf(webDsn)}`] : []),
  ]
  return places.length === 0
    ? { name, state: 'off', reason: 'none is set up: unexpected errors are in the log alone' }
    : { name, state: 'ok', reason: `on: ${places.join(', ')}; ${notAsked}` }
}

import pg from 'pg'
import { claimingFetch } from './claiming-fetch.ts'

// The queue's library reads four timestamps of each job and sends the ids of all that are done: with the driver's own ways,
// which bear dates before Christ and quotes in ids, these were a sixth of what a short job costs.

function readTimestamp(text: string): Date {
  const date = new Date(text)
  // What the engine cannot read, e.g. `infinity` or a year before Christ, the driver can.
  return Number.isNaN(date.getTime()) ? (pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)(text) as Date) : date
}

/** How columns of the queue's tables are read. */
export const queueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
      ? readTimestamp
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

const isDigits = (value: unknown): boolean => typeof value === 'string' && /^\d+$/.test(value)
const lean = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every(isDigits) ? `{${value.join(',')}}` : value

/** The library's statements, of which there are few, as they are sent. */
const sent = new Map<string, string>()

function sentFor(text: string): string {
  const known = sent.get(text)
  if (known !== undefined) return known
  const own = claimingFetch(text)
  sent.set(text, own)
  return own
}

/** Sends arrays of numbers as text that needs no quoting, and fetches as `claimingFetch` has them. */
export function leanQueries(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...rest: unknown[]) => unknown
  client.query = ((config: unknown, ...rest: unknown[]) =>
    query(
      isConfig(config) ? { ...config, text: sentFor(config.text), values: config.values.map(lean) } : config,
      ...rest,
    )) as typeof client.query
}

const isConfig = (config: unknown): config is { text: string; values: unknown[] } =>
  typeof config === 'object' && config !== null && 'values' in config && Array.isArray(config.values)

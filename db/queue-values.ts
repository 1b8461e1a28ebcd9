import pg from 'pg'

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

/** Of the jobs that it takes, the library reads these; it asks for every column, and for four of them twice. */
const narrow = (text: string): string =>
  text.replace(
    /\breturning \*$/,
    'returning jobs.id, jobs.job_queue_id, jobs.task_id, jobs.payload, jobs.run_at, jobs.attempts, jobs.max_attempts',
  )

/** Sends arrays of numbers as text that needs no quoting, and fetches of a job what is read. */
export function leanQueries(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...rest: unknown[]) => unknown
  client.query = ((config: unknown, ...rest: unknown[]) =>
    query(
      isConfig(config) ? { ...config, text: narrow(config.text), values: config.values.map(lean) } : config,
      ...rest,
    )) as typeof client.query
}

const isConfig = (config: unknown): config is { text: string; values: unknown[] } =>
  typeof config === 'object' && config !== null && 'values' in config && Array.isArray(config.values)

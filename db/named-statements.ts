import type pg from 'pg'

/** Statements of one process, by text. Lists of varying length make many: beyond this they are not kept. */
const names = new Map<string, string>()
const mostNames = 1_000

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `jobpilot_${names.size}`
  names.set(text, name)
  return name
}

/**
 * Lets a connection keep each statement with parameters under a name made from its text, so that Postgres parses and
 * plans it once per connection instead of once per call.
 */
export function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...rest: unknown[]) => unknown
  client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(text, values, ...rest)
    const name = nameOf(text)
    return query(name === undefined ? { text, values } : { name, text, values }, ...rest)
  }) as typeof client.query
}

/**
 * Takes the names off statements that a library has given them: behind a pooler that hands out another connection for each
 * transaction, a name is there already, or not there at all.
 */
export function unnameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...rest: unknown[]) => unknown
  client.query = ((config: unknown, ...rest: unknown[]) =>
    query(isNamed(config) ? { ...config, name: undefined } : config, ...rest)) as typeof client.query
}

const isNamed = (config: unknown): config is pg.QueryConfig =>
  typeof config === 'object' && config !== null && 'name' in config && 'text' in config

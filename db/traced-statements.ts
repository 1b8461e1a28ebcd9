import { activeSpan, failSpan, openSpan, type Span } from '@jobpilot/platform/telemetry/spans'
import type pg from 'pg'

type Described = { name: string; text: string }

/** Statements of one process with what a span says of them. */
const described = new Map<string, Described>()
const mostDescribed = 1_000
const longestText = 2_000

/**
 * A statement without the values that stand in it: parameters are not part of its text, and whatever is quoted in it is
 * left out. Named by its verb and its first table or function.
 */
export function describe(text: string): Described {
  const known = described.get(text)
  if (known) return known
  const bare = text
    .replace(/'(?:[^']|'')*'/g, "'?'")
    .replace(/\s+/g, ' ')
    .trim()
  const verb = /^\w+/.exec(bare)?.[0].toLowerCase() ?? 'statement'
  const target = /\b(?:from|into|update|call|join)\s+"?([a-z_][\w.]*)/i.exec(bare)?.[1]
  const called = /^select\s+(?:\*\s+from\s+)?"?([a-z_]\w*)\(/i.exec(bare)?.[1]
  const about = verb === 'begin' ? undefined : (called ?? target)
  const made = { name: about ? `${verb} ${about}` : verb, text: bare.slice(0, longestText) }
  // Those that begin a transaction name a person, so each is another.
  if (verb !== 'begin' && described.size < mostDescribed) described.set(text, made)
  return made
}

const textOf = (config: unknown): string | undefined => {
  if (typeof config === 'string') return config
  const isQuery = typeof config === 'object' && config !== null && !('submit' in config) && 'text' in config
  return isQuery && typeof config.text === 'string' ? config.text : undefined
}

type Settled = { rowCount?: number | null }

function end(span: Span, error: unknown, result: Settled | undefined): void {
  if (error) failSpan(span, error)
  if (typeof result?.rowCount === 'number') span.setAttribute('db.response.returned_rows', result.rowCount)
  span.end()
}

/**
 * Makes each statement of a connection a step of the trace it is sent in. What belongs to none, as a queue that looks
 * whether there is something to do, is left out.
 */
export function traceStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    const text = activeSpan() && textOf(args[0])
    if (!text) return query(...args)
    const { name, text: bare } = describe(text)
    const span = openSpan(name, 'client', { 'db.system.name': 'postgresql', 'db.query.text': bare })
    const last = args.at(-1)
    if (typeof last === 'function') {
      const done = (error: unknown, result: Settled) => {
        end(span, error, result)
        last(error, result)
      }
      return query(...args.slice(0, -1), done)
    }
    return (query(...args) as Promise<Settled>).then(
      (result) => {
        end(span, undefined, result)
        return result
      },
      (error: unknown) => {
        end(span, error ?? true, undefined)
        throw error
      },
    )
  }) as typeof client.query
}

import type { FetchedPage } from '@jobpilot/platform/fetch/safe-fetch'
import { SourceFailure } from './source-error.ts'

type JsonObject = Record<string, unknown>
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The answer as JSON. @throws SourceFailure `not-json` for a web page and anything else */
export function jsonOf(page: FetchedPage): unknown {
  const text = page.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    const isPage = /^\s*</.test(text.slice(0, 200))
    throw new SourceFailure(
      'not-json',
      isPage
        ? 'It answered with a web page where data is expected. Check the board in a browser: it may have moved or closed.'
        : 'Its answer is broken off or damaged. It is asked again later.',
      { cause },
    )
  }
}

/** The object the answer is. @throws SourceFailure `not-this-kind` */
export function objectOf(page: FetchedPage): JsonObject {
  const body = jsonOf(page)
  if (!isObject(body)) throw otherShape()
  return body
}

/** The list under `key`. @throws SourceFailure `not-this-kind` when there is none, since that is not an empty board */
export function listIn(body: JsonObject, key: string): unknown[] {
  const list = body[key]
  if (!Array.isArray(list)) throw otherShape()
  return list
}

/** The list the answer is. */
export function listOf(page: FetchedPage): unknown[] {
  const body = jsonOf(page)
  if (!Array.isArray(body)) throw otherShape()
  return body
}

/** The same address with other query parameters. */
export function withQuery(url: string, query: Record<string, string | number>): string {
  const next = new URL(url)
  for (const [key, value] of Object.entries(query)) next.searchParams.set(key, String(value))
  return next.href
}

/** A number in the query of an address, or `otherwise`. */
export function queryNumber(url: string, key: string, otherwise: number): number {
  const value = Number(new URL(url).searchParams.get(key) ?? otherwise)
  return Number.isSafeInteger(value) && value >= 0 ? value : otherwise
}

const otherShape = () =>
  new SourceFailure(
    'not-this-kind',
    'Its answer is not in the documented form, so nothing was read. If this stays, the source has changed: report it.',
  )

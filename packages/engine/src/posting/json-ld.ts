import type { PageDocument } from '../pages/page-document.ts'

export type JsonObject = Record<string, unknown>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON as pages hold it: in comments, with stray control characters or trailing commas. Undefined when it is none. */
export function parseLoose(text: string): unknown {
  const body = text
    .trim()
    .replace(/^<!--|-->$/g, '')
    .replace(/^\/\*.*?\*\/|\/\/<!\[CDATA\[|\/\/\]\]>|<!\[CDATA\[|\]\]>$/g, '')
    .replace(/;\s*$/, '')
  for (const candidate of [body, body.replace(/[\u0000-\u001f]+/g, ' '), body.replace(/,\s*(?=[}\]])/g, '')]) {
    try {
      return JSON.parse(candidate)
    } catch {
      // The next candidate is more forgiving; a script that fits none is left out.
    }
  }
  return undefined
}

const isPosting = (value: JsonObject) =>
  [value['@type']].flat().some((type) => typeof type === 'string' && /(?:^|[/#:])JobPosting$/i.test(type))

function* postingsIn(root: unknown): Generator<JsonObject> {
  const queue: unknown[] = [root]
  for (let seen = 0; seen < queue.length && seen < 5000; seen++) {
    const value = queue[seen]
    if (Array.isArray(value)) queue.push(...value.slice(0, 500))
    else if (isObject(value)) {
      if (isPosting(value)) yield value
      else
        queue.push(
          ...['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'about']
            .map((key) => value[key])
            .filter((child) => child !== undefined),
        )
    }
  }
}

const search = (root: unknown): JsonObject | undefined => postingsIn(root).next().value ?? undefined

/** Every JobPosting within a JSON-LD value. */
export const searchAll = (root: unknown): JsonObject[] => [...postingsIn(root)]

/** The first JobPosting in the page's JSON-LD, also inside arrays and `@graph`. Scripts that are not JSON are left out. */
export function findJobPosting(document: PageDocument): JsonObject | undefined {
  for (const script of [...document.querySelectorAll('script')].slice(0, 300)) {
    if (!/ld\+json/i.test(script.getAttribute('type') ?? '')) continue
    const posting = search(parseLoose(script.textContent ?? ''))
    if (posting !== undefined) return posting
  }
  return undefined
}

/** A string or number at a path of keys, arrays read by their first entry; a name of an object counts as its string. */
export function stringAt(value: unknown, ...path: readonly string[]): string | undefined {
  let current: unknown = value
  for (const key of path) {
    if (Array.isArray(current)) current = current[0]
    if (!isObject(current)) return undefined
    current = current[key]
  }
  if (Array.isArray(current)) current = current[0]
  if (isObject(current)) current = current.name ?? current['@value'] ?? current.value
  if (typeof current === 'number') return String(current)
  return typeof current === 'string' && current.trim() !== ''
    ? current.replace(/\s+/g, ' ').trim().slice(0, 300)
    : undefined
}

/** The entries of a value that may be one object or a list. */
export function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat().slice(0, 20)
}

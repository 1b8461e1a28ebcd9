import type { SourceSpan } from '@jobpilot/schemas/fields'

/** A normalised text; `starts` and `ends` give for each of its UTF-16 units the place of its origin. */
type Normalised = { text: string; starts: number[]; ends: number[] }

/** A character with what combines with it: NFKC may join or split these, so they are normalised as one. */
const cluster = /\P{M}\p{M}*|\p{M}+/gsu
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu
const dashes = /[\p{Pd}\u2212]/gu
const singleQuotes = /[‘’‚‛′‵`´ʼ]/gu
const doubleQuotes = /[“”„‟«»″]/gu
const wordUnit = /[\p{L}\p{N}]/u
/** Names of one or two letters ("Go", "R", "AI") are words in other spellings ("go to market"). */
const shortName = /^\p{L}{1,2}$/u

function foldCluster(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(dashes, '-')
    .replace(singleQuotes, "'")
    .replace(doubleQuotes, '"')
    .toLowerCase()
}

function normalise(source: string): Normalised {
  const result: Normalised = { text: '', starts: [], ends: [] }
  let text = ''
  for (const match of source.matchAll(cluster)) {
    for (const unit of foldCluster(match[0])) {
      const piece = /\s/u.test(unit) ? ' ' : unit
      // A run of blanks is one blank; a line broken after a dash ("full-" / "stack") has none.
      if (piece === ' ' && (text === '' || text.endsWith(' ') || (text.endsWith('-') && match[0] === '\n'))) continue
      text += piece
      for (let index = 0; index < piece.length; index += 1) {
        result.starts.push(match.index)
        result.ends.push(match.index + match[0].length)
      }
    }
  }
  result.text = text
  return result
}

/** Whether the characters left and right of a cut belong to one token: "Go|ogle", "Node|.js", "C|++", "10|,000". */
function joins(left: string, right: string): boolean {
  const [before = '', after = '', afterNext = ''] = [left.at(-1), right.at(0), right.at(1)]
  if (wordUnit.test(before) && wordUnit.test(after)) return true
  if (wordUnit.test(before) && /[+#]/.test(after)) return true
  if (/\p{L}/u.test(before) && after === '.' && /\p{L}/u.test(afterNext)) return true
  if (/\d/.test(before) && /[.,]/.test(after) && /\d/.test(afterNext)) return true
  const beforeLast = left.at(-2) ?? ''
  return /\d/.test(after) && /[.,]/.test(before) && /\d/.test(beforeLast)
}

/** Which of several occurrences is meant: the first at or behind an offset, or the one nearest to it. */
export type Whereabouts = { after: number } | { near: number }

export type CheckedSource = {
  text: string
  /**
   * Where a value stands in the source, or null. Compared without regard to case, width and form (NFKC), white space,
   * kinds of dashes and quotes; never inside a longer token, so "Go" is not found in "Google".
   *
   * @param where a preference, for values that belong to one entry; without it, or in vain, the first occurrence counts
   */
  find(value: string, where?: Whereabouts): SourceSpan | null
}

/** Occurrences beyond this are not looked at; a value that frequent means nothing by its place. */
const mostOccurrences = 200

/**
 * Prepares a source text to look values up in.
 * @param pageStarts offsets at which pages begin; with them spans carry a page, counted from 1
 */
export function checkedSource(text: string, pageStarts: readonly number[] = []): CheckedSource {
  const source = normalise(text)
  const spanAt = (index: number, length: number): SourceSpan => {
    const start = source.starts[index] ?? 0
    const page = pageStarts.filter((pageStart) => pageStart <= start).length
    const end = source.ends[index + length - 1] ?? start
    return pageStarts.length === 0 ? { start, end } : { start, end, page: Math.max(1, page) }
  }
  const isWhole = (index: number, wanted: string, value: string): boolean => {
    const end = index + wanted.length
    if (joins(source.text.slice(Math.max(0, index - 2), index), wanted.slice(0, 2))) return false
    if (joins(wanted.slice(-2), source.text.slice(end, end + 2))) return false
    const { start, end: originEnd } = spanAt(index, wanted.length)
    return !shortName.test(value) || text.slice(start, originEnd) === value
  }
  const occurrences = (wanted: string, value: string): SourceSpan[] => {
    const found: SourceSpan[] = []
    let index = source.text.indexOf(wanted)
    while (index !== -1 && found.length < mostOccurrences) {
      if (isWhole(index, wanted, value)) found.push(spanAt(index, wanted.length))
      index = source.text.indexOf(wanted, index + 1)
    }
    return found
  }
  return {
    text,
    find(value, where = { after: 0 }) {
      const trimmed = value.trim()
      const wanted = normalise(trimmed).text.trim()
      const found = wanted === '' ? [] : occurrences(wanted, trimmed)
      return preferred(found, where) ?? found[0] ?? null
    },
  }
}

function preferred(found: readonly SourceSpan[], where: Whereabouts): SourceSpan | undefined {
  if ('after' in where) return found.find((span) => span.start >= where.after)
  return found.toSorted((a, b) => Math.abs(a.start - where.near) - Math.abs(b.start - where.near))[0]
}

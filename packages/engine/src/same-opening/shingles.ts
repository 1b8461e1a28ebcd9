const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of a text in threes. */
export function shinglesOf(words: readonly string[]): Set<string> {
  const shingles = new Set<string>()
  for (let at = 0; at + 3 <= words.length; at += 1) shingles.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)
  return shingles
}

/** How much of two sets is in both: 0 to 1. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let both = 0
  for (const shingle of small) if (large.has(shingle)) both += 1
  return both / (one.size + other.size - both)
}

/** Texts that are this much shorter than another may be its beginning. */
const cutShare = 0.9

/**
 * How alike two texts are by their words in threes. A text that was cut off, as aggregators do, is held against as much of the
 * other one, from where it begins.
 */
export function likeness(one: string, other: string): { score: number; isCut: boolean } {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const whole = jaccard(shinglesOf(short), shinglesOf(long))
  if (short.length >= long.length * cutShare || short.length < 3) return { score: whole, isCut: false }
  const first = short.slice(0, 3).join(' ')
  const from = Math.max(
    0,
    long.findIndex((_, at) => long.slice(at, at + 3).join(' ') === first),
  )
  const cut = jaccard(shinglesOf(short), shinglesOf(long.slice(from, from + short.length)))
  return cut > whole ? { score: cut, isCut: true } : { score: whole, isCut: false }
}

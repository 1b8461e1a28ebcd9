import { likeness } from './shingles.ts'
import { type TitleSignature, titleSignature } from './title-signature.ts'

/** A listing as it is compared: `places` as keys, none when it can be done from anywhere or the place is not stated. */
export type Comparable = {
  title: string
  employer: string | null
  employerKey: string | null
  places: readonly string[]
  canonicalUrl: string
  applyUrl: string | null
  /** Its own words, without what the source states as data. */
  body: string
}

export type Comparison = {
  verdict: 'same' | 'different' | 'unsure'
  /** How alike, 0 to 1. */
  score: number
  reason: 'address' | 'words' | 'cut-words' | 'title' | 'level' | 'number' | 'place' | 'employer' | 'too-short'
}

/** Bodies shorter than this say too little to be held against each other. */
export const shortestBody = 400
export const sameFrom = 0.95
export const differentUpTo = 0.5
/** Of the words of two titles, as many must be in both for the bodies to be looked at. */
export const titleShare = 0.75

const differ = (reason: Comparison['reason']): Comparison => ({ verdict: 'different', score: 0, reason })

function overlap(one: readonly string[], other: readonly string[]): number {
  const both = one.filter((word) => other.includes(word)).length
  return both / Math.max(1, one.length + other.length - both)
}

function apart(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((place) => other.includes(place))
}

/** How two titles of one employer stand to each other; null when nothing speaks against one role. */
function titlesDiffer(a: TitleSignature, b: TitleSignature): Comparison['reason'] | null {
  if (a.level !== b.level) return 'level'
  if (a.numbers !== b.numbers) return 'number'
  if (apart(a.places, b.places)) return 'place'
  return a.role === b.role || overlap(a.words, b.words) >= titleShare ? null : 'title'
}

/**
 * Whether two listings are one opening. An equal address decides; else titles that differ in level, team, place or number are
 * different roles whatever the words below, and equal roles are told by their words: alike, unlike, or for a person to judge.
 */
export function compareOpenings(a: Comparable, b: Comparable): Comparison {
  if (
    a.canonicalUrl === b.canonicalUrl ||
    (a.applyUrl !== null && (a.applyUrl === b.applyUrl || a.applyUrl === b.canonicalUrl)) ||
    (b.applyUrl !== null && b.applyUrl === a.canonicalUrl)
  )
    return { verdict: 'same', score: 1, reason: 'address' }
  if (a.employerKey === null || a.employerKey !== b.employerKey) return differ('employer')
  const [one, two] = [titleSignature(a.title, a.employer), titleSignature(b.title, b.employer)]
  const why = titlesDiffer(one, two)
  if (why !== null) return differ(why)
  if (apart(a.places, b.places)) return differ('place')
  // Words that only one title has name a team more often than not: the bodies alone do not make them one.
  const isOneTitle = one.role === two.role
  if (a.body.length < shortestBody || b.body.length < shortestBody)
    return isOneTitle ? { verdict: 'unsure', score: 0.5, reason: 'too-short' } : differ('title')
  const { score, isCut } = likeness(a.body, b.body)
  const reason = isCut ? 'cut-words' : 'words'
  if (score <= differentUpTo) return { verdict: 'different', score, reason }
  return { verdict: score >= sameFrom && isOneTitle ? 'same' : 'unsure', score, reason }
}

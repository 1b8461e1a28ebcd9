import type { MatchPartKey } from '@jobpilot/schemas/match'

/** Changes whenever a figure below or a rule of the scorer changes, so that two scores can be told apart. */
export const rubricVersion = '2'

/** Shares before scaling, from the original design. They add up to 110 and are scaled to 100. */
const shares: Record<MatchPartKey, number> = { title: 25, place: 20, salary: 20, skills: 20, seniority: 15, size: 10 }
const total = Object.values(shares).reduce((sum, share) => sum + share, 0)

/** Share of 100 of each part. */
export const weightOf = (key: MatchPartKey): number => (shares[key] * 100) / total

/** What a part counts when either side did not say. */
export const unknownScore = 0.5

/** From these scores on a match is strong, or possible. */
export const bandFrom = { strong: 75, possible: 50 } as const

/**
 * How high a score may stand by how much of it rests on something known, narrowest first. Unknown parts count half, so an opening
 * of which nothing could be read would stand at 50, and one lucky title at 95. `below` is a confidence, 0 to 1.
 */
export const scoreCaps = [
  { below: 0.25, cap: 40 },
  { below: 0.5, cap: bandFrom.strong - 1 },
] as const

/** From here on a part speaks for the opening and is a reason; below it is a concern. */
export const reasonFrom = 0.75

/** What a neighbouring skill counts in place of the one asked for. */
export const neighbourCredit = 0.4

/** How the skills part divides between must-haves and the rest when a posting names both. */
export const mustHaveShare = 0.8

/** The floor assumed when a person gave only a target, as a share of it. */
export const impliedFloor = 0.75

/** Title words: how much the wish covered counts against how much of the posting's title is covered. */
export const titleRecallShare = 0.65

/** What a synonym counts in place of the same word. */
export const synonymCredit = 0.85

/** Employees up to which an employer is small, and medium. */
export const sizeLimits = { small: 99, medium: 999 } as const

/** Years of experience from which a level is assumed when no title names one. */
export const yearsForLevel = [
  { from: 13, level: 'principal' },
  { from: 8, level: 'senior' },
  { from: 5, level: 'senior' },
  { from: 2, level: 'mid' },
  { from: 0, level: 'entry' },
] as const

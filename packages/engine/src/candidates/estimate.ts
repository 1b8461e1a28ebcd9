import type { Wish } from '@jobpilot/schemas/wish'
import { companySizes, type Seniority, seniorityLevels, type WorkMode } from '@jobpilot/schemas/work-terms'
import { impliedFloor, synonymCredit, titleRecallShare, unknownScore, weightOf } from '../match/rubric.ts'
import { byLevelDistance } from '../match/score-seniority.ts'
import { synonymsOf } from '../match/title-tokens.ts'

/**
 * The parts of the estimate that ranks all open listings before the exact scorer reads the best of them. Each is 0 to 1 and
 * follows the exact part as far as the narrow facts allow; `domain/listings/candidates-in-sql.ts` says the same in SQL.
 */

/** For one wanted title: what each stem of a listing's title counts, a synonym less than the word itself. */
export function titleCredits(wanted: readonly string[]): Map<string, number> {
  const credits = new Map<string, number>()
  for (const stem of wanted)
    for (const synonym of synonymsOf(stem)) credits.set(synonym, Math.max(credits.get(synonym) ?? 0, synonymCredit))
  for (const stem of wanted) credits.set(stem, 1)
  return credits
}

/** `credit` is the sum over the listing's stems; how much of the wish is covered counts more than how much of the title. */
export function titlePart(credit: number, wantedCount: number, titleCount: number): number {
  if (titleCount === 0) return unknownScore
  return (
    titleRecallShare * Math.min(1, credit / wantedCount) + (1 - titleRecallShare) * Math.min(1, credit / titleCount)
  )
}

/** The share of the skills a listing names that the person has. */
export function skillsPart(held: number, named: number): number {
  return named === 0 ? unknownScore : held / named
}

export function seniorityPart(wanted: Seniority | null, asked: Seniority | null): number {
  if (wanted === null || asked === null) return unknownScore
  return byLevelDistance(seniorityLevels.indexOf(asked) - seniorityLevels.indexOf(wanted))
}

export function sizePart(wanted: Wish['companySize'], size: Wish['companySize']): number {
  if (wanted === null || size === null) return unknownScore
  return [1, 0.4, 0][Math.abs(companySizes.indexOf(size) - companySizes.indexOf(wanted))] ?? 0
}

/** At or above the target full, between floor and target linear. */
export function payPart(wish: Wish, offered: number | null, currency: string | null): number {
  if (wish.payFloor === null && wish.payTarget === null) return unknownScore
  if (offered === null || currency !== wish.currency) return unknownScore
  const target = wish.payTarget ?? wish.payFloor ?? 0
  const floor = Math.min(wish.payFloor ?? target * impliedFloor, target)
  if (offered >= target) return 1
  return offered < floor ? 0 : (offered - floor) / (target - floor)
}

/** What the most a place can count is, when the work is not in the mode asked for. */
function modeCap(wanted: Wish['arrangement'], mode: WorkMode | null): number {
  if (wanted === 'remote') return mode === 'hybrid' ? 0.4 : mode === 'onsite' ? 0.1 : unknownScore
  if (wanted === 'onsite') return mode === 'hybrid' ? 0.85 : 1
  return wanted === 'hybrid' && mode === 'onsite' ? 0.6 : 1
}

/** How a listing's places lie to the wished-for ones. Asked of sets, as the same ones come back in many listings. */
export type Nearness = { workMode: WorkMode | null; saysCountry: boolean; isInCountry: boolean; isInPlace: boolean }

export function placePart(wish: Wish, { workMode, saysCountry, isInCountry, isInPlace }: Nearness): number {
  const hasHome = wish.countries.length > 0
  if (workMode === 'remote') {
    if (wish.arrangement === 'onsite') return 0.4
    if (!saysCountry) return 1
    if (!hasHome) return 0.7
    return isInCountry ? 1 : 0.1
  }
  const cap = modeCap(wish.arrangement, workMode)
  if (!hasHome || !saysCountry) return Math.min(unknownScore, cap)
  if (isInPlace || (wish.isCountryEnough && isInCountry)) return cap
  return isInCountry ? Math.min(0.35, cap) : 0
}

/** What the parts weigh, in hundredths of the whole. */
export const partWeights = {
  title: weightOf('title'),
  skills: weightOf('skills'),
  place: weightOf('place'),
  seniority: weightOf('seniority'),
  pay: weightOf('salary'),
  size: weightOf('size'),
}

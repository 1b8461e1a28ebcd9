import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { Wish } from '@jobpilot/schemas/wish'
import { compileDealBreakers, type Truth } from '../deal-breakers/holds.ts'
import {
  partWeights,
  payPart,
  placePart,
  seniorityPart,
  sizePart,
  skillsPart,
  titleCredits,
  titlePart,
} from './estimate.ts'

type PreparedWish = {
  userId: string
  wish: Wish
  titles: { credits: ReadonlyMap<string, number>; count: number }[]
  skills: ReadonlySet<string>
  places: ReadonlySet<string>
  countries: ReadonlySet<string>
  holds: (facts: ListingFacts) => Truth
}

/** A person a listing may be for. */
export type Interested = { userId: string; estimate: number; isSure: boolean }

/**
 * Wishes by their words: the other way round from `ListingIndex`. A new listing finds the people it may be for by looking only at
 * those who share a word with it.
 */
export class WishIndex {
  readonly #byWord = new Map<string, PreparedWish[]>()
  size = 0

  add(userId: string, wish: Wish): void {
    const prepared: PreparedWish = {
      userId,
      wish,
      titles: wish.titles.map((stems) => ({ credits: titleCredits(stems), count: stems.length })),
      skills: new Set(wish.skills),
      places: new Set(wish.places),
      countries: new Set(wish.countries),
      holds: compileDealBreakers(wish.dealBreakers),
    }
    const words =
      wish.titles.length > 0
        ? new Set(prepared.titles.flatMap(({ credits }) => [...credits.keys()].map(titleWord)))
        : new Set(wish.skills.map(skillWord))
    for (const word of words) this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), prepared])
    this.size++
  }

  /** Everyone for whom the listing reaches `least` points and violates no deal-breaker. */
  findInterested(facts: ListingFacts, least: number): Interested[] {
    const words = [...facts.titleTerms.map(titleWord), ...facts.skills.map(skillWord)]
    const touched = new Set(words.flatMap((word) => this.#byWord.get(word) ?? []))
    const found: Interested[] = []
    for (const prepared of touched) {
      const estimate = estimateFor(prepared, facts)
      if (estimate < least) continue
      const truth = prepared.holds(facts)
      if (truth !== false) found.push({ userId: prepared.userId, estimate, isSure: truth === true })
    }
    return found
  }
}

const titleWord = (stem: string) => `t ${stem}`
const skillWord = (skill: string) => `s ${skill}`

/** The estimate of one listing for one wish, as `ListingIndex` and `candidates-in-sql` have it too. */
function estimateFor({ wish, titles, skills, places, countries }: PreparedWish, facts: ListingFacts): number {
  const title =
    titles.length === 0
      ? 0.5
      : Math.max(
          ...titles.map(({ credits, count }) => {
            const credit = facts.titleTerms.reduce((sum, stem) => sum + (credits.get(stem) ?? 0), 0)
            return credit === 0 ? 0 : titlePart(credit, count, facts.titleTerms.length)
          }),
        )
  const held = facts.skills.reduce((count, skill) => count + (skills.has(skill) ? 1 : 0), 0)
  const place = placePart(wish, {
    workMode: facts.workMode,
    saysCountry: facts.countries.length > 0,
    isInCountry: facts.countries.some((code) => code === '*' || countries.has(code)),
    isInPlace: facts.places.some((name) => places.has(name)),
  })
  return (
    partWeights.title * title +
    partWeights.skills * (skills.size === 0 ? 0.5 : skillsPart(held, facts.skills.length)) +
    partWeights.place * place +
    partWeights.pay * payPart(wish, facts.payMax ?? facts.payMin, facts.payCurrency) +
    partWeights.seniority * seniorityPart(wish.seniority, facts.seniority) +
    partWeights.size * sizePart(wish.companySize, facts.companySize)
  )
}

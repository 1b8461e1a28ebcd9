import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import {
  type Benefit,
  companySizes,
  employmentTypes,
  jobCategories,
  seniorityLevels,
} from '@jobpilot/schemas/work-terms'
import { Column, Numbered, WordRows } from './growing.ts'
import { IdTable } from './id-table.ts'

const bytes = () => new Column((length) => new Uint8Array(length))
const shorts = () => new Column((length) => new Uint16Array(length))
const words = () => new Column((length) => new Uint32Array(length))

/** Where work is done and how: the same few thousand of them come back in a million listings. */
export type Where = Pick<ListingFacts, 'places' | 'countries' | 'workMode'>

/** Round figures, so the same come back. */
export type Pay = Pick<ListingFacts, 'payMin' | 'payMax' | 'payCurrency'>

/** 0 is "not said", so that a literal is its position and one. */
const code = <T extends string>(literals: readonly T[], value: T | null) =>
  value === null ? 0 : literals.indexOf(value) + 1
const yesNo = (value: boolean | null) => (value === null ? 0 : value ? 2 : 1)
const fromYesNo = (stored: number) => (stored === 0 ? null : stored === 2)
const noTravelSaid = 255

/** Days since 1970, for dates from 1970 to 2149; others are brought to the nearest. */
export const dayNumber = (isoDate: string): number =>
  Math.min(65_535, Math.max(0, Math.floor(Date.parse(isoDate) / 86_400_000) || 0))

/** Bits of a gist from the lowest: 1 whether it can be found, 2 size, 4 level, then the number of its where. */
const whereFrom = 7
const gistOf = (where: number, level: number, size: number) => (where << whereFrom) | (level << 3) | (size << 1) | 1

/**
 * What a listing says of itself, in columns: what repeats is there once and numbered. A row that changes is put anew and the old
 * one is dead until the columns are made again.
 */
export class ListingColumns {
  readonly #ids = new IdTable()
  /** Listings that can be found. */
  size = 0
  /** What every ranking reads of a listing, in one number: see `gistOf`. */
  readonly gist = words()
  readonly postedOn = shorts()
  readonly titleWords = new WordRows()
  readonly skills = new WordRows()
  readonly category = bytes()
  readonly employmentType = bytes()
  readonly travel = bytes()
  readonly onCall = bytes()
  readonly visa = bytes()
  readonly pay = words()
  readonly employer = words()
  readonly industrySet = shorts()
  readonly benefitSet = shorts()
  readonly wheres = new Numbered<Where>()
  readonly industries = new Numbered<string[]>()
  readonly benefits = new Numbered<Benefit[]>()
  readonly pays = new Numbered<Pay>()
  /** Of each pay its best amount, and the number of its currency: read by every ranking, thousands at a time. */
  readonly payAmounts: (number | null)[] = []
  readonly payCurrencies: number[] = []
  readonly currencies = new Numbered<string | null>()
  readonly employers = new Numbered<string | null>()

  get length(): number {
    return this.#ids.length
  }

  /** Rows that take memory and are never found. */
  get dead(): number {
    return this.length - this.size
  }

  idAt(at: number): string {
    return this.#ids.idAt(at)
  }

  /** Where the newest row of a listing is; undefined when there is none. */
  find(id: string): number | undefined {
    return this.#ids.find(id)
  }

  /** Gives where its row is now. */
  put(id: string, facts: ListingFacts, postedOn: string): number {
    this.remove(id)
    this.size++
    const at = this.#ids.add(id)
    const { places, countries, workMode } = facts
    const where = this.wheres.numberOf([workMode, ...countries, '', ...places].join('\n'), {
      places,
      countries,
      workMode,
    })
    const level = code(seniorityLevels, facts.seniority)
    this.gist.set(at, gistOf(where, level, code(companySizes, facts.companySize)))
    this.postedOn.set(at, dayNumber(postedOn))
    const { payMin, payMax, payCurrency } = facts
    const pay = this.pays.numberOf(`${payMin} ${payMax} ${payCurrency}`, { payMin, payMax, payCurrency })
    this.payAmounts[pay] ??= payMax ?? payMin
    this.payCurrencies[pay] ??= this.currencies.numberOf(payCurrency ?? '', payCurrency)
    this.pay.set(at, pay)
    this.titleWords.add(at, facts.titleWords)
    this.skills.add(at, facts.skills)
    this.category.set(at, code(jobCategories, facts.category))
    this.employmentType.set(at, code(employmentTypes, facts.employmentType))
    this.travel.set(at, facts.travelPercent ?? noTravelSaid)
    this.onCall.set(at, yesNo(facts.isOnCall))
    this.visa.set(at, yesNo(facts.sponsorsVisa))
    this.employer.set(at, this.employers.numberOf(facts.employerKey ?? '', facts.employerKey))
    this.industrySet.set(at, this.industries.numberOf(facts.industries.join('\n'), facts.industries))
    this.benefitSet.set(at, this.benefits.numberOf(facts.benefits.join('\n'), facts.benefits))
    return at
  }

  isLive(at: number): boolean {
    return ((this.gist.values[at] ?? 0) & 1) === 1
  }

  /** Leaves the listing's row there, never to be found. */
  remove(id: string): void {
    const at = this.find(id)
    if (at === undefined || !this.isLive(at)) return
    this.gist.set(at, (this.gist.values[at] ?? 0) & ~1)
    this.size--
  }

  // What a stored number stands for.
  readonly seniorityOf = (gist: number) => ({ seniority: seniorityLevels[((gist >>> 3) & 15) - 1] ?? null })
  readonly companySizeOf = (gist: number) => ({ companySize: companySizes[((gist >>> 1) & 3) - 1] ?? null })
  readonly whereOf = (gist: number): Where => this.wheres.at(gist >>> whereFrom)
  readonly payOf = (stored: number): Pay => this.pays.at(stored)
  readonly categoryOf = (stored: number) => ({ category: jobCategories[stored - 1] ?? null })
  readonly employmentTypeOf = (stored: number) => ({ employmentType: employmentTypes[stored - 1] ?? null })
  readonly travelOf = (stored: number) => ({ travelPercent: stored === noTravelSaid ? null : stored })
  readonly onCallOf = (stored: number) => ({ isOnCall: fromYesNo(stored) })
  readonly visaOf = (stored: number) => ({ sponsorsVisa: fromYesNo(stored) })
}

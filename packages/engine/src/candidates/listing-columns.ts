import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { employmentTypes, workModes } from '@jobpilot/schemas/posting'
import { companySizes, seniorityLevels } from '@jobpilot/schemas/preferences'
import { Column, Numbered, WordRows } from './growing.ts'
import { IdTable } from './id-table.ts'

const bytes = () => new Column((length) => new Uint8Array(length))
const shorts = () => new Column((length) => new Uint16Array(length))
const words = () => new Column((length) => new Uint32Array(length))

const lists = () => new Numbered<string[]>()
const numberOfList = (numbered: Numbered<string[]>, list: string[]) => numbered.numberOf(list.join('\n'), list)

/** 0 is "not said", so that a literal is its position and one. */
const code = <T extends string>(literals: readonly T[], value: T | null) =>
  value === null ? 0 : literals.indexOf(value) + 1
const literal = <T extends string>(literals: readonly T[], stored: number | undefined): T | null =>
  literals[(stored ?? 0) - 1] ?? null

const yesNo = ['no', 'yes'] as const
const asYesNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no')
const fromYesNo = (value: 'yes' | 'no' | null) => (value === null ? null : value === 'yes')

/** Days since 1970, for dates from 1970 to 2149; others are brought to the nearest. */
export const dayNumber = (isoDate: string): number =>
  Math.min(65_535, Math.max(0, Math.floor(Date.parse(isoDate) / 86_400_000) || 0))

/** What a listing says of itself, in columns: what repeats is there once and numbered. */
export class ListingColumns {
  readonly #ids = new IdTable()
  readonly isLive = bytes()
  readonly postedOn = shorts()
  readonly titleCount = bytes()
  readonly titleWords = new WordRows()
  readonly skills = new WordRows()
  readonly workMode = bytes()
  readonly seniority = bytes()
  readonly companySize = bytes()
  readonly currency = bytes()
  readonly placeSet = words()
  readonly countrySet = words()
  readonly payMin = words()
  readonly payMax = words()
  readonly #employmentType = bytes()
  readonly #travel = bytes()
  readonly #onCall = bytes()
  readonly #visa = bytes()
  readonly #employer = words()
  readonly #industrySet = shorts()
  readonly places = lists()
  readonly countries = lists()
  readonly currencies = new Numbered<string | null>()
  readonly #employers = new Numbered<string | null>()
  readonly #industries = lists()

  get length(): number {
    return this.#ids.length
  }

  idAt(at: number): string {
    return this.#ids.idAt(at)
  }

  /** Where the newest row of a listing is; undefined when there is none. */
  find(id: string): number | undefined {
    return this.#ids.find(id)
  }

  /** The top of the pay range a year; null when it is not said. */
  offeredAt(at: number): number | null {
    return this.payMax.values[at] || this.payMin.values[at] || null
  }

  add(id: string, facts: ListingFacts, postedOn: string): number {
    const at = this.#ids.add(id)
    this.isLive.set(at, 1)
    this.postedOn.set(at, dayNumber(postedOn))
    this.titleCount.set(at, facts.titleTerms.length)
    this.titleWords.add(at, facts.titleWords)
    this.skills.add(at, facts.skills)
    this.workMode.set(at, code(workModes, facts.workMode))
    this.seniority.set(at, code(seniorityLevels, facts.seniority))
    this.companySize.set(at, code(companySizes, facts.companySize))
    this.payMin.set(at, facts.payMin ?? 0)
    this.payMax.set(at, facts.payMax ?? 0)
    this.currency.set(at, this.currencies.numberOf(facts.payCurrency ?? '', facts.payCurrency))
    this.placeSet.set(at, numberOfList(this.places, facts.places))
    this.countrySet.set(at, numberOfList(this.countries, facts.countries))
    this.#employmentType.set(at, code(employmentTypes, facts.employmentType))
    this.#travel.set(at, facts.travelPercent ?? 255)
    this.#onCall.set(at, code(yesNo, asYesNo(facts.isOnCall)))
    this.#visa.set(at, code(yesNo, asYesNo(facts.sponsorsVisa)))
    this.#employer.set(at, this.#employers.numberOf(facts.employerKey ?? '', facts.employerKey))
    this.#industrySet.set(at, numberOfList(this.#industries, facts.industries))
    return at
  }

  /** The facts as they were, but for the words of title and skills and what no condition asks. Not to be changed: what repeats is shared. */
  factsAt(at: number): ListingFacts {
    const travel = this.#travel.values[at] ?? 255
    return {
      title: '',
      titleWords: [],
      titleTerms: [],
      employer: null,
      employerKey: this.#employers.at(this.#employer.values[at] ?? 0),
      category: null,
      places: this.places.at(this.placeSet.values[at] ?? 0),
      countries: this.countries.at(this.countrySet.values[at] ?? 0),
      workMode: literal(workModes, this.workMode.values[at]),
      employmentType: literal(employmentTypes, this.#employmentType.values[at]),
      seniority: literal(seniorityLevels, this.seniority.values[at]),
      payMin: this.payMin.values[at] || null,
      payMax: this.payMax.values[at] || null,
      payCurrency: this.currencies.at(this.currency.values[at] ?? 0),
      skills: [],
      companySize: literal(companySizes, this.companySize.values[at]),
      industries: this.#industries.at(this.#industrySet.values[at] ?? 0),
      travelPercent: travel === 255 ? null : travel,
      isOnCall: fromYesNo(literal(yesNo, this.#onCall.values[at])),
      sponsorsVisa: fromYesNo(literal(yesNo, this.#visa.values[at])),
      language: null,
    }
  }
}

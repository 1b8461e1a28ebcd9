import type { Field, SourceSpan } from '@jobpilot/schemas/fields'
import { emptyPosting, type PostingContent } from '@jobpilot/schemas/posting'
import type { Seniority } from '@jobpilot/schemas/work-terms'
import {
  about,
  cities,
  commonSkills,
  companyEnds,
  families,
  fields,
  roles,
  syllables,
  teams,
} from './synthetic-words.ts'

/** What the generator put into a listing, by which a test knows what is true of it; null where the listing does not say. */
export type Planted = {
  isOnCall: boolean | null
  travelPercent: number | null
  sponsorsVisa: boolean | null
  industry: string | null
  people: number | null
}

export type SyntheticListing = { content: PostingContent; text: string; postedOn: string; planted: Planted }

/** Numbers from 0 to 1 that come in the same order for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const levels: readonly (readonly [prefix: string, level: Seniority | null, pay: number])[] = [
  ['', null, 1],
  ['Senior ', 'senior', 1.35],
  ['Junior ', 'entry', 0.65],
  ['Lead ', 'senior', 1.5],
  ['Staff ', 'staff', 1.7],
  ['Principal ', 'principal', 1.9],
]

/** The share of listings in one of the professions; the rest are the long tail. */
const professions = 0.4

/** Lines of a text, and fields that point into it. */
class Page {
  text = ''
  #fields = 0

  line(words: string): SourceSpan {
    const start = this.text.length + (this.text === '' ? 0 : 1)
    this.text += (this.text === '' ? '' : '\n') + words
    return { start, end: this.text.length }
  }

  field<T extends string>(value: T, span: SourceSpan): Field & { value: T } {
    return { id: `f${++this.#fields}`, value, span, confidence: 0.95, origin: 'engine' }
  }
}

/** One source of listings: calls give the next one. Skewed as the world is: few employers and cities have most of them. */
export function createListingMaker(seed: number, until = '2026-11-22'): () => SyntheticListing {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  /** Position r is about as likely as 1 / (r + 1), which is Zipf's law. */
  const skewed = (most: number) => Math.min(most - 1, Math.floor((most + 1) ** random()) - 1)
  const pick = <T>(from: readonly T[]): T => from[skewed(from.length)] as T
  const even = <T>(from: readonly T[]): T => from[upTo(from.length)] as T
  const last = Date.parse(until)

  const employerName = (rank: number) => {
    const named = seededRandom(rank + 1)
    const part = () => syllables[Math.floor(named() * syllables.length)] ?? ''
    const name = part() + part() + part()
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${companyEnds[Math.floor(named() * companyEnds.length)]}`
  }

  return () => {
    const page = new Page()
    const work =
      random() < professions ? pick(families) : { titles: [`${even(fields)} ${even(roles)}`], skills: commonSkills }
    const [prefix, level, payFactor] = even(levels)
    const title = `${prefix}${pick(work.titles)}${random() < 0.35 ? `, ${even(teams)}` : ''}`
    const titleField = page.field(title, page.line(title))
    const employer = page.field(...pair(employerName(skewed(40_000)), (name) => page.line(name)))
    const [city, country, currency, factor] = pick(cities)
    const mode = even(['remote', 'hybrid', 'onsite', null, null] as const)
    const placeLine = page.line(`${city}, ${country}${mode === null ? '' : ` (${mode})`}`)
    const isWide = mode === 'remote' && random() < 0.3
    const pay = Math.round((55_000 + upTo(45_000)) * payFactor * factor * 0.001) * 1000
    const saysPay = random() < 0.45
    const salaryLine = saysPay ? page.line(`${currency} ${pay} - ${Math.round(pay * 1.25)} per year`) : null
    page.line('About us')
    const [aboutLine, industry] = even(about)
    const people = random() < 0.4 ? even([40, 250, 5_000]) : null
    const aboutFields = [
      page.field(...pair(aboutLine, (line) => page.line(line))),
      ...(people === null ? [] : [page.field(...pair(`We are ${people} employees.`, (line) => page.line(line)))]),
    ]
    page.line('What we ask')
    const asked = [...new Set(Array.from({ length: 4 + upTo(6) }, () => pick(work.skills)))]
    const mustCount = Math.ceil(asked.length / 2)
    const lines = asked.map((skill, at) => ({
      skill,
      isMust: at < mustCount,
      span: page.line(`- ${at < mustCount ? `Experience with ${skill}` : `${skill} is a plus`}`),
    }))
    const planted = plantTerms(page, even)
    const content: PostingContent = {
      ...emptyPosting,
      title: titleField,
      employer,
      places: [page.field(`${city}, ${country}`, placeLine)],
      workMode: mode === null ? null : page.field(mode, placeLine),
      remoteScope: isWide ? page.field('Worldwide', page.line('Remote, worldwide')) : null,
      employmentType:
        random() < 0.7
          ? page.field(even(['full-time', 'full-time', 'contract', 'part-time'] as const), placeLine)
          : null,
      seniority: level === null ? null : page.field(level, titleField.span as SourceSpan),
      salary: salaryLine && {
        min: pay,
        max: Math.round(pay * 1.25),
        currency,
        period: 'year',
        yearlyMin: pay,
        yearlyMax: Math.round(pay * 1.25),
        quote: page.text.slice(salaryLine.start, salaryLine.end),
        span: salaryLine,
      },
      skills: lines.map(({ skill, isMust, span }) => ({
        ...page.field(skill, span),
        importance: isMust ? ('must' as const) : ('nice' as const),
      })),
      mustHaves: lines
        .filter(({ isMust }) => isMust)
        .map(({ skill, span }) => page.field(`Experience with ${skill}`, span)),
      niceToHaves: lines
        .filter(({ isMust }) => !isMust)
        .map(({ skill, span }) => page.field(`${skill} is a plus`, span)),
      about: aboutFields,
      language: 'en',
    }
    const postedOn = new Date(last - skewed(90) * 86_400_000).toISOString().slice(0, 10)
    return { content: { ...content, postedOn }, text: page.text, postedOn, planted: { ...planted, industry, people } }
  }
}

const pair = (value: string, place: (value: string) => SourceSpan): [string, SourceSpan] => [value, place(value)]

type Terms = Pick<Planted, 'isOnCall' | 'travelPercent' | 'sponsorsVisa'>

/** Lines about duty, travel and visas, each in one listing of two. */
function plantTerms(page: Page, even: <T>(from: readonly T[]) => T): Terms {
  const [onCall, isOnCall] = even([
    ['You take part in our on-call rotation', true],
    ['There is no on-call duty', false],
    [null, null],
    [null, null],
  ] as const)
  const travelPercent = even([0, 10, 25, 50, null, null, null, null])
  const [visa, sponsorsVisa] = even([
    ['Visa sponsorship is available', true],
    ['We are unable to offer visa sponsorship', false],
    [null, null],
    [null, null],
  ] as const)
  if (onCall !== null) page.line(`- ${onCall}`)
  if (travelPercent !== null)
    page.line(travelPercent === 0 ? '- No travel required' : `- Travel up to ${travelPercent}% of the time`)
  if (visa !== null) page.line(`- ${visa}`)
  return { isOnCall, travelPercent, sponsorsVisa }
}

import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { titleTokens } from '../match/title-tokens.ts'
import { type PlaceMeaning, placeKey } from '../posting/gazetteer.ts'
import { placesInField } from '../posting/place-field.ts'
import { skillKey } from '../skills/normalise-skill.ts'
import { cut } from '../text/cut.ts'
import { readBenefits } from './benefits.ts'
import { categoryOf } from './categories.ts'
import { readCompanySize } from './company-size.ts'
import { employerKey } from './employer-key.ts'
import { findIndustries } from './industries.ts'
import { titleWordsOf } from './title-words.ts'
import { readWorkingTerms } from './working-terms.ts'

const atMost = (values: Iterable<string>, most = 60): string[] =>
  [...new Set(values)]
    .filter((value) => value !== '')
    .map((value) => cut(value, 80))
    .slice(0, most)

const meaningsOf = (fields: readonly { value: string }[]): PlaceMeaning[] =>
  fields.flatMap((field) => placesInField(field.value))

const countriesOf = (meanings: readonly PlaceMeaning[]): string[] =>
  meanings.flatMap((meaning) => meaning.countries ?? (meaning.country === null ? [] : [meaning.country]))

const wholeAmount = (amount: number | null): number | null =>
  amount === null || !Number.isFinite(amount) || amount < 1 || amount > 100_000_000 ? null : Math.round(amount)

/** The row that searching and deal-breakers ask, from what was read of a listing. `text` is its whole text. */
export function listingFacts(content: PostingContent, text: string): ListingFacts {
  const title = cut(content.title?.value ?? '', 300)
  const employer = content.employer ? cut(content.employer.value, 200) : null
  const scope = content.remoteScope === null ? [] : meaningsOf([content.remoteScope])
  const places = meaningsOf(content.places)
  const isAnywhere = /\b(?:worldwide|anywhere|global(?:ly)?|weltweit)\b/iu.test(content.remoteScope?.value ?? '')
  const terms = readWorkingTerms(text)
  return {
    title,
    titleWords: atMost(titleWordsOf(title)),
    titleTerms: atMost(titleTokens(title)),
    employer,
    employerKey: employer === null ? null : employerKey(employer) || null,
    category: categoryOf(title),
    places: atMost(places.filter(({ kind }) => kind === 'city' || kind === 'state').map(({ name }) => placeKey(name))),
    countries: isAnywhere && scope.length === 0 ? ['*'] : atMost(countriesOf(scope.length > 0 ? scope : places)),
    workMode: content.workMode?.value ?? null,
    employmentType: content.employmentType?.value ?? null,
    seniority: content.seniority?.value ?? null,
    payMin: wholeAmount(content.salary?.yearlyMin ?? null),
    payMax: wholeAmount(content.salary?.yearlyMax ?? null),
    payCurrency: content.salary?.currency ?? null,
    skills: atMost(content.skills.map((skill) => skillKey(skill.value))),
    companySize: readCompanySize(content.about)?.size ?? null,
    industries: atMost(content.about.flatMap((line) => findIndustries(line.value))),
    travelPercent: terms.travelPercent?.value ?? null,
    isOnCall: terms.isOnCall?.value ?? null,
    sponsorsVisa: terms.sponsorsVisa?.value ?? null,
    benefits: readBenefits(text).map(({ benefit }) => benefit),
    language: content.language,
  }
}

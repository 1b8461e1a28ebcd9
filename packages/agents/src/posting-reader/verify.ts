import { amountPattern, amountValue, currencyOf, currencyPattern } from '@jobpilot/engine/posting/money'
import { numberWords } from '@jobpilot/engine/posting/posting-experience'
import { normaliseSkill } from '@jobpilot/engine/skills/normalise-skill'
import type { Field } from '@jobpilot/schemas/fields'
import type { PostingContent, Salary, SkillMention } from '@jobpilot/schemas/posting'
import type { PayPeriod } from '@jobpilot/schemas/work-terms'
import type { FieldVerifier } from '../verified-fields.ts'
import type { PostingReading } from './output.ts'

/** Periods in a year, as `salary` in the schemas counts them. */
const perYear: Record<PayPeriod, number> = { hour: 2_080, day: 260, week: 52, month: 12, year: 1 }

/** A choice the model made: its value, at the words it rests on. */
function choice<T extends string>(
  verifier: FieldVerifier,
  path: string,
  read: { value: T; quote: string } | null,
): (Field & { value: T }) | null {
  const found = verifier.field(path, read?.quote ?? null)
  return found === null || read === null ? null : { ...found, value: read.value }
}

/** Pay whose amounts are read in the quote by the engine's rules, not only claimed by the model. */
function verifiedSalary(verifier: FieldVerifier, read: PostingReading['salary']): Salary | null {
  const found = verifier.field('salary', read?.quote ?? null)
  if (found === null || read === null) return null
  const amounts = new Set(
    [...found.value.matchAll(new RegExp(amountPattern, 'gu'))].map((match) => amountValue(match[1] ?? '', match[2])),
  )
  // "120-150k": the magnitude of the upper end holds for the lower one.
  const isWritten = (amount: number | null) =>
    amount === null || amounts.has(amount) || (amounts.has(amount / 1_000) && /\dk\b/iu.test(found.value))
  if ((read.min === null && read.max === null) || !isWritten(read.min) || !isWritten(read.max)) {
    verifier.drop('salary', found.value)
    return null
  }
  const marks = [...found.value.matchAll(new RegExp(currencyPattern, 'gu'))].map((match) => match[0])
  // "$180,000 - $230,000 CAD": the code says which dollar the mark means.
  const mark = marks.find((candidate) => /^[A-Z]{3}$/.test(candidate)) ?? marks[0]
  const yearly = (amount: number | null) =>
    amount === null || read.period === null ? null : Math.round(amount * perYear[read.period])
  return {
    min: read.min,
    max: read.max,
    currency: mark === undefined ? null : currencyOf(mark, null),
    period: read.period,
    yearlyMin: yearly(read.min),
    yearlyMax: yearly(read.max),
    quote: found.value.slice(0, 500),
    span: found.span,
  }
}

function verifiedYears(
  verifier: FieldVerifier,
  read: PostingReading['experienceYears'],
): PostingContent['experienceYears'] {
  const found = verifier.field('experienceYears', read?.quote ?? null)
  if (found === null || read === null) return null
  const words = found.value.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const written = new Set(words.map((word) => (/^\d/.test(word) ? Number(word) : numberWords[word])))
  if (!written.has(read.min) || (read.max !== null && !written.has(read.max))) {
    verifier.drop('experienceYears', found.value)
    return null
  }
  return { min: read.min, max: read.max, quote: found.value.slice(0, 500), span: found.span }
}

function verifiedSkills(verifier: FieldVerifier, skills: PostingReading['skills']): SkillMention[] {
  return skills.slice(0, 300).flatMap(({ quote, importance }, index) => {
    const found = quote.length > 60 ? null : verifier.field(`skills.${index}`, quote)
    return found === null ? [] : [{ ...found, value: normaliseSkill(found.value), importance }]
  })
}

/** The part of a model's reading that stands in the posting; the rest is in `verifier.dropped`. */
export function verifiedPosting(verifier: FieldVerifier, reading: PostingReading) {
  return {
    title: verifier.field('title', reading.title),
    employer: verifier.field('employer', reading.employer),
    places: verifier.list('places', reading.places),
    workMode: choice(verifier, 'workMode', reading.workMode),
    remoteScope: verifier.field('remoteScope', reading.remoteScope),
    employmentType: choice(verifier, 'employmentType', reading.employmentType),
    seniority: choice(verifier, 'seniority', reading.seniority),
    salary: verifiedSalary(verifier, reading.salary),
    experienceYears: verifiedYears(verifier, reading.experienceYears),
    skills: verifiedSkills(verifier, reading.skills),
    mustHaves: verifier.list('mustHaves', reading.mustHaves),
    niceToHaves: verifier.list('niceToHaves', reading.niceToHaves),
    responsibilities: verifier.list('responsibilities', reading.responsibilities),
    about: verifier.list('about', reading.about),
  } satisfies Partial<PostingContent>
}

export type VerifiedPosting = ReturnType<typeof verifiedPosting>

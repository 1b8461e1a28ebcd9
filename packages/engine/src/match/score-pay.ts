import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { companySizes } from '@jobpilot/schemas/work-terms'
import { readCompanySize } from '../listing/company-size.ts'
import { type PreparedProfile, wishEvidence } from './prepared-profile.ts'
import { impliedFloor, weightOf } from './rubric.ts'
import { postingEvidence, postingQuote, unknownPart } from './scored-parts.ts'

const figure = (amount: number, currency: string) => `${Math.round(amount).toLocaleString('en-US')} ${currency}`

/**
 * Pay: at or above the target full, between floor and target linear, below the floor nothing. The top of a range counts.
 * Postings state base pay: who counts all of it knows only that base pay at the target is enough.
 */
export function scoreSalary(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  const { salaryFloor, salaryTarget, currency, payBasis } = prepared.preferences
  const { salary } = posting
  if (salary === null) return unknownPart('salary', 'The posting does not state its pay.')
  const quote = postingQuote('salary', salary.quote, salary.span)
  if (salaryFloor === null && salaryTarget === null)
    return unknownPart('salary', 'You have not said what you want to earn.', [quote])
  const offered = salary.yearlyMax ?? salary.yearlyMin
  if (offered === null) return unknownPart('salary', 'The posting does not say for which period the pay is.', [quote])
  if (salary.currency === null || salary.currency !== currency)
    return unknownPart(
      'salary',
      `The pay is in ${salary.currency ?? 'a currency that is not named'} and yours in ${currency}; they are not compared.`,
      [quote],
    )
  const target = salaryTarget ?? salaryFloor ?? 0
  if (payBasis === 'total' && offered < target)
    return unknownPart(
      'salary',
      `Up to ${figure(offered, currency)} a year is stated. You count bonus and shares as well, which it does not state.`,
      [quote],
    )
  const floor = Math.min(salaryFloor ?? target * impliedFloor, target)
  const score = offered >= target ? 1 : offered < floor || target === floor ? 0 : (offered - floor) / (target - floor)
  const words =
    score === 1
      ? `reaches your ${salaryTarget === null ? 'floor' : 'target'} of ${figure(target, currency)}`
      : score === 0 && offered < floor
        ? `is below your floor of ${figure(floor, currency)}`
        : `lies between your floor of ${figure(floor, currency)} and your target of ${figure(target, currency)}`
  const wishes = [
    salaryFloor === null ? [] : [wishEvidence('salary-floor', figure(salaryFloor, currency))],
    salaryTarget === null ? [] : [wishEvidence('salary-target', figure(salaryTarget, currency))],
  ].flat()
  return {
    key: 'salary',
    weight: weightOf('salary'),
    score,
    known: true,
    explanation: `Up to ${figure(offered, currency)} a year ${words}.`,
    evidence: [quote, ...wishes],
  }
}

/** Company size from a line of the posting that counts its people. */
export function scoreSize(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  const wanted = prepared.preferences.companySize
  if (wanted === null) return unknownPart('size', 'You have no preference on company size.')
  const found = readCompanySize(posting.about)
  if (found === null)
    return unknownPart('size', 'The posting does not say how large the employer is.', [
      wishEvidence('size-wish', wanted),
    ])
  const { people, size, line } = found
  const distance = Math.abs(companySizes.indexOf(size) - companySizes.indexOf(wanted))
  return {
    key: 'size',
    weight: weightOf('size'),
    score: [1, 0.4, 0][distance] ?? 0,
    known: true,
    explanation: `The employer counts ${people.toLocaleString('en-US')} people, which is ${size}; you prefer ${wanted}.`,
    evidence: [postingEvidence(line), wishEvidence('size-wish', wanted)],
  }
}

import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { type PreparedProfile, wishEvidence } from './prepared-profile.ts'
import { impliedFloor, sizeLimits, weightOf } from './rubric.ts'
import { postingEvidence, postingQuote, unknownPart } from './scored-parts.ts'

const figure = (amount: number, currency: string) => `${Math.round(amount).toLocaleString('en-US')} ${currency}`

/** Pay: at or above the target full, between floor and target linear, below the floor nothing. The top of a range counts. */
export function scoreSalary(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  const { salaryFloor, salaryTarget, currency } = prepared.preferences
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

const headcount =
  /(?:(?:team|company|organi[sz]ation|staff|group) of |(?:over |more than |about |around |nearly |~)?)(\d{1,3}(?:[,.]\d{3})+|\d{1,6})\+? (?:employees|people|staff|colleagues|mitarbeite\w+|team ?members|collaborateurs|salariés|empleados)/iu

/** Company size from a line of the posting that counts its people. */
export function scoreSize(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  const wanted = prepared.preferences.companySize
  if (wanted === null) return unknownPart('size', 'You have no preference on company size.')
  for (const line of posting.about) {
    const match = headcount.exec(line.value)
    if (
      match === null ||
      /customers|users|clients|patients|served?/iu.test(line.value.slice(Math.max(0, match.index - 25), match.index))
    )
      continue
    const people = Number((match[1] ?? '').replace(/[,.]/g, ''))
    const size = people <= sizeLimits.small ? 'small' : people <= sizeLimits.medium ? 'medium' : 'large'
    const distance = Math.abs(['small', 'medium', 'large'].indexOf(size) - ['small', 'medium', 'large'].indexOf(wanted))
    return {
      key: 'size',
      weight: weightOf('size'),
      score: [1, 0.4, 0][distance] ?? 0,
      known: true,
      explanation: `The employer counts ${people.toLocaleString('en-US')} people, which is ${size}; you prefer ${wanted}.`,
      evidence: [postingEvidence(line), wishEvidence('size-wish', wanted)],
    }
  }
  return unknownPart('size', 'The posting does not say how large the employer is.', [wishEvidence('size-wish', wanted)])
}

import type { SourceSpan } from '@jobpilot/schemas/fields'
import { type Benefit, benefits } from '@jobpilot/schemas/work-terms'
import { linesOf, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { longestQuote, sentencesOf } from './sentences.ts'

/** A benefit a posting offers, with the line that says so. */
export type OfferedBenefit = { benefit: Benefit; quote: string; span: SourceSpan }

/** Each with the words that offer it; looked for in lower case. Holiday counts from 25 days on, five weeks of work. */
const words: Record<Benefit, RegExp> = {
  'health-insurance':
    /\b(?:(?:health|medical|dental)(?:,? (?:and |& )?(?:health|medical|dental|vision))*,? (?:insurance|coverage|cover|plans?|benefits?)|krankenversicherung|mutuelle)\b/,
  'retirement-plan':
    /\b(?:401\s?\(?k\)?|pensions?(?: (?:plan|scheme|contributions?))?|retirement (?:plan|savings|benefits?)|superannuation|altersvorsorge|rrsp)\b/,
  equity:
    /\b(?:equity(?: (?:package|grants?|compensation|plan|options?))?|stock (?:options?|grants?|units?|purchase)|share options?|rsus?|espp|bspce|vsop)\b/,
  bonus:
    /\b(?:(?:annual|performance|yearly|signing|sign-on|target|quarterly) bonus(?:es)?|bonus (?:scheme|plan|program(?:me)?|of|up to|eligib\w+)|13th salary|13\. monatsgehalt)\b/,
  'parental-leave':
    /\b(?:(?:paid |generous |extended |enhanced )?(?:parental|maternity|paternity|family) leave|elternzeitmodell\w*)\b/,
  'generous-holiday':
    /\b(?:unlimited (?:paid )?(?:pto|holidays?|vacation|time off|leave)|(?:2[5-9]|3\d|40) (?:\w+ ){0,3}(?:holidays?|vacation|annual leave|urlaubstage|tage urlaub|of pto|of leave|days off|jours de congés))\b/,
  'flexible-hours':
    /\b(?:flexible (?:\w+ )?(?:hours|schedules?|working (?:hours|time)|work hours)|flexi?time|gleitzeit|flexible arbeitszeit\w*|horaires flexibles)\b/,
  'four-day-week': /\b(?:(?:four|4)[- ]day (?:work(?:ing)? ?)?week|4-tage-woche|32[- ]hour week)\b/,
  'learning-budget':
    /\b(?:(?:learning|training|education|development|conference|l&d)(?: (?:and|&) (?:\w+ )?(?:development|training|education|growth))? (?:budget|stipend|allowance|fund|reimbursement)|tuition (?:reimbursement|assistance)|weiterbildungsbudget)\b/,
  'home-office-budget':
    /\b(?:(?:home[- ]?office|remote(?: work)?|work[- ]from[- ]home|wfh|equipment|workspace)(?: \w+)? (?:budget|stipend|allowance|set-?up budget))\b/,
  relocation:
    /\b(?:relocation (?:\w+ )?(?:support|assistance|package|bonus|budget|allowance|help)|umzugs(?:hilfe|kosten\w*|unterstützung))\b/,
  childcare:
    /\b(?:child ?care (?:\w+ )?(?:support|benefits?|vouchers?|allowance|subsid\w+|stipend|assistance)|on-?site (?:child ?care|nursery|cr[eè]che)|kinderbetreuung\w*|kita-?zuschuss)\b/,
  sabbatical: /\bsabbaticals?\b/,
  commuting:
    /\b(?:commut(?:er|ing) (?:benefits?|allowance|support|subsid\w+|stipend)|season ticket loan|job ?ticket|deutschlandticket|job ?rad|bike leasing|company car|firmenwagen|transit (?:pass|benefits?|subsid\w+))\b/,
}
const refused =
  /\b(?:no|not|without|unable|cannot|can't|can’t|don't|don’t|nor|neither|kein\w*|ohne|excluded|ineligible)\b/

/** A line about the work or the employer's product, not about what is offered. */
const isWork =
  /\b(?:experience (?:with|in)|knowledge of|familiar(?:ity)? with|responsib\w+|customers?|clients?|patients?|industry|manage|administer|oversee|advis\w+|sell\w*|private equity)\b/

/** Whatever names a benefit has one of these. */
const hintRule = new LineRule(
  /insur|medical|dental|health|versicherung|mutuelle|401|pension|retirement|superann|vorsorge|rrsp|equity|stock|share option|rsu|espp|bspce|vsop|bonus|salary|gehalt|leave|eltern|pto|holiday|vacation|time off|urlaub|days off|congés|flexi|gleitzeit|day|woche|hour week|budget|stipend|allowance|fund|reimburs|tuition|relocation|umzug|child|nursery|cr[eè]che|kinder|kita|sabbatical|commut|ticket|rad|bike|car|wagen|transit/iu,
)
const workRule = new LineRule(isWork)
const rules = benefits.map((benefit) => [benefit, new LineRule(words[benefit])] as const)
const none: readonly OfferedBenefit[] = []

/** What a line offers; spans into the line. */
const offeredIn = ofLine((line): readonly OfferedBenefit[] => {
  // What was cut may end within a word that the line goes on with, so of long sentences a rule says nothing.
  if (line.text.length <= longestQuote && !rules.some(([, rule]) => rule.mayMatch(line))) return none
  const offered: OfferedBenefit[] = []
  for (const { quote, start, end, isWhole } of sentencesOf(line.text)) {
    const said = quote.toLowerCase()
    if ((!isWhole || workRule.mayMatch(line)) && isWork.test(said)) continue
    for (const [benefit, rule] of rules) {
      if (isWhole && !rule.mayMatch(line)) continue
      const match = rule.pattern.exec(said)
      if (match === null || refused.test(said.slice(Math.max(0, match.index - 60), match.index))) continue
      offered.push({ benefit, quote, span: { start, end } })
    }
  }
  return offered.length > 0 && hintRule.test(line) ? offered : none
})

/** What a posting says it offers, each once, with the first line that says it. What it denies, or asks experience with, is not offered. */
export function readBenefits(text: string): OfferedBenefit[] {
  const found = new Map<Benefit, OfferedBenefit>()
  for (const { line, from } of linesOf(text)) {
    if (line === undefined) continue
    for (const { benefit, quote, span } of offeredIn(line))
      if (!found.has(benefit))
        found.set(benefit, { benefit, quote, span: { start: from + span.start, end: from + span.end } })
  }
  return [...found.values()]
}

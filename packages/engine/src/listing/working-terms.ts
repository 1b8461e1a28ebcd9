import type { SourceSpan } from '@jobpilot/schemas/fields'
import { type KnownLine, linesOf, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { longestQuote, type Sentence, sentencesOf } from './sentences.ts'

/** A working condition a posting states, with the line that states it. */
export type StatedTerm<T> = { value: T; quote: string; span: SourceSpan }

export type WorkingTerms = {
  /** Share of the time spent travelling, 0 to 100. */
  travelPercent: StatedTerm<number> | null
  isOnCall: StatedTerm<boolean> | null
  sponsorsVisa: StatedTerm<boolean> | null
}

const between = String.raw`[\s:(~≈<≤,-]+(?:(?:required|requirement|requirements|is|of|up|to|about|around|approximately|approx|roughly|expected|estimated|max|maximum|bis|zu|ca|circa|jusqu'à|within|internationally|domestically|and|the|time|be|will|may)[\s.:(~≈<≤,-]+){0,6}`
const travel = new RegExp(
  String.raw`\b(?:travel(?:ling|ing)?|reise(?:bereitschaft|tätigkeit|anteil)|déplacements?)${between}(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*%|(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*%\s*(?:of (?:the |your )?time )?(?:\p{L}+ ){0,2}(?:travel|reise|déplacement)`,
  'iu',
)
const noTravel =
  /\b(?:no travel(?:ling)?(?: is)?(?: required)?|travel(?:ling)? (?:is )?not required|keine reise\p{L}*)\b/iu
const onCall = /\bon[- ]?call\b|\bpager ?duty\b|\brufbereitschaft\b|\bastreintes?\b/iu
const noOnCall =
  /\b(?:no|without|never|free of|not) (?:\p{L}+ ){0,2}on[- ]?call\b|\bon[- ]?call(?: \p{L}+){0,2} (?:is )?(?:not|never)\b|\bkeine rufbereitschaft\b/iu
const visa = /\bvisas?\b|\bsponsor(?:ship|s|ed|ing)?\b|\bwork (?:permit|authori[sz]ation)\b/iu
const visaYes =
  /\b(?:visa|immigration|work permit|h-?1b)[ -]sponsor\p{L}*(?: (?:is|are))?(?: (?:available|offered|provided|possible|supported))|\b(?:we|will|can|do|able to|happy to|offer|provide|including?) (?:\p{L}+ ){0,3}(?:visa sponsor\p{L}*|sponsorship|sponsor (?:\p{L}+ ){0,2}visas?|visa support|relocation and visa)|\bvisa support\b/iu
const visaNo =
  /\b(?:not|no|unable|cannot|can't|can’t|won't|won’t|without|don't|don’t|neither|nor)\b[^.\n]{0,60}\bsponsor\p{L}*|\bsponsor\p{L}*[^.\n]{0,40}\b(?:not|unavailable|no longer)\b|\bno visa\b/iu

const hintRule = new LineRule(
  /travel|reise|déplacement|on[- ]?call|pager|rufbereitschaft|astreinte|visa|sponsor|work permit/iu,
)
const rules = {
  travel: new LineRule(travel),
  noTravel: new LineRule(noTravel),
  onCall: new LineRule(onCall),
  visa: new LineRule(visa),
}
const allRules = Object.values(rules)

const nothing: WorkingTerms = { travelPercent: null, isOnCall: null, sponsorsVisa: null }

/** What a line states first of each; spans into the line. */
const statedIn = ofLine((line): WorkingTerms => {
  // What was cut may end within a word that the line goes on with, so of long sentences a rule says nothing.
  if (line.text.length <= longestQuote && !allRules.some((rule) => rule.mayMatch(line))) return nothing
  if (!hintRule.test(line)) return nothing
  const terms = { ...nothing }
  for (const sentence of sentencesOf(line.text)) readSentence(terms, line, sentence)
  return terms
})

/** Reads travel, on-call duty and visa sponsorship where a posting states them. What it does not state is null, never guessed. */
export function readWorkingTerms(text: string): WorkingTerms {
  const terms = { ...nothing }
  for (const { line, from } of linesOf(text)) {
    const stated = line === undefined ? nothing : statedIn(line)
    if (stated === nothing) continue
    terms.travelPercent ??= movedBy(stated.travelPercent, from)
    terms.isOnCall ??= movedBy(stated.isOnCall, from)
    terms.sponsorsVisa ??= movedBy(stated.sponsorsVisa, from)
  }
  return terms
}

const movedBy = <T>(term: StatedTerm<T> | null, by: number): StatedTerm<T> | null =>
  term && { ...term, span: { start: term.span.start + by, end: term.span.end + by } }

function readSentence(terms: WorkingTerms, line: KnownLine, { quote, start, end, isWhole }: Sentence): void {
  const stated = <T>(value: T): StatedTerm<T> => ({ value, quote, span: { start, end } })
  const mayMatch = (rule: LineRule) => !isWhole || rule.mayMatch(line)
  if (terms.travelPercent === null && (mayMatch(rules.travel) || mayMatch(rules.noTravel))) {
    const figures = travel.exec(quote)
    const shares = (figures?.slice(1) ?? []).filter((share) => share !== undefined).map(Number)
    if (shares.length > 0 && Math.max(...shares) <= 100) terms.travelPercent = stated(Math.max(...shares))
    else if (noTravel.test(quote)) terms.travelPercent = stated(0)
  }
  if (terms.isOnCall === null && mayMatch(rules.onCall) && onCall.test(quote))
    terms.isOnCall = stated(!noOnCall.test(quote))
  if (terms.sponsorsVisa === null && mayMatch(rules.visa) && visa.test(quote) && !quote.endsWith('?')) {
    if (visaNo.test(quote)) terms.sponsorsVisa = stated(false)
    else if (visaYes.test(quote)) terms.sponsorsVisa = stated(true)
  }
}

import type { SourceSpan } from '@jobpilot/schemas/fields'
import { linesOf, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

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

/** The sentences of a line that may say something of a condition; offsets into the line. */
const sentencesIn = ofLine((line): readonly Sentence[] => (hintRule.test(line) ? [...sentencesOf(line.text)] : none))
const none: readonly Sentence[] = []
const hintRule = new LineRule(
  /travel|reise|déplacement|on[- ]?call|pager|rufbereitschaft|astreinte|visa|sponsor|work permit/iu,
)

/** Reads travel, on-call duty and visa sponsorship where a posting states them. What it does not state is null, never guessed. */
export function readWorkingTerms(text: string): WorkingTerms {
  const terms: WorkingTerms = { travelPercent: null, isOnCall: null, sponsorsVisa: null }
  for (const { line, from } of linesOf(text)) {
    if (line === undefined) continue
    for (const { quote, start, end } of sentencesIn(line))
      readSentence(terms, quote, { start: from + start, end: from + end })
  }
  return terms
}

function readSentence(terms: WorkingTerms, quote: string, span: SourceSpan): void {
  const stated = <T>(value: T): StatedTerm<T> => ({ value, quote, span })
  if (terms.travelPercent === null) {
    const figures = travel.exec(quote)
    const shares = (figures?.slice(1) ?? []).filter((share) => share !== undefined).map(Number)
    if (shares.length > 0 && Math.max(...shares) <= 100) terms.travelPercent = stated(Math.max(...shares))
    else if (noTravel.test(quote)) terms.travelPercent = stated(0)
  }
  if (terms.isOnCall === null && onCall.test(quote)) terms.isOnCall = stated(!noOnCall.test(quote))
  if (terms.sponsorsVisa === null && visa.test(quote) && !quote.endsWith('?')) {
    if (visaNo.test(quote)) terms.sponsorsVisa = stated(false)
    else if (visaYes.test(quote)) terms.sponsorsVisa = stated(true)
  }
}

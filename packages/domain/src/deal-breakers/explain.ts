import { compileDealBreakers, verdictOf } from '@jobpilot/engine/deal-breakers/holds'
import { readBenefits } from '@jobpilot/engine/listing/benefits'
import { readWorkingTerms } from '@jobpilot/engine/listing/working-terms'
import type { DealBreakers, Verdict } from '@jobpilot/schemas/deal-breakers'
import type { SourceSpan } from '@jobpilot/schemas/fields'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import type { PostingContent } from '@jobpilot/schemas/posting'

/** One condition on one posting, with the line that shows it; no line where the posting does not say. */
export type DealBreakerVerdict = {
  condition: DealBreakers
  verdict: Verdict
  line: { quote: string; span: SourceSpan | null } | null
}

type Line = DealBreakerVerdict['line']
type Fields = { value: string; span: SourceSpan | null } | null | undefined

const lineOf = (field: Fields): Line => (field ? { quote: field.value.slice(0, 500), span: field.span } : null)

type Subject = { facts: ListingFacts; content: PostingContent; text: string }

function showing(condition: DealBreakers, subject: Subject): Line {
  if ('not' in condition) return showing(condition.not, subject)
  if ('all' in condition || 'any' in condition) {
    const truthOf = (part: DealBreakers) => compileDealBreakers(part)(subject.facts)
    const truth = truthOf(condition)
    const parts = 'all' in condition ? condition.all : condition.any
    // What decides a group is as true as the group: the other parts may say the contrary.
    const deciding = parts.filter((part) => truthOf(part) === truth)
    return deciding.map((part) => showing(part, subject)).find((line) => line !== null) ?? null
  }
  const { content, text } = subject
  const terms = () => readWorkingTerms(text)
  switch (condition.kind) {
    case 'pay-at-least':
      return content.salary && { quote: content.salary.quote, span: content.salary.span }
    case 'work-mode-in':
      return lineOf(content.workMode)
    case 'country-in':
      return lineOf(content.remoteScope ?? content.places[0])
    case 'place-not-in':
      return lineOf(content.places[0])
    case 'employer-not-in':
      return lineOf(content.employer)
    case 'industry-not-in':
    case 'company-size-in':
      return lineOf(content.about[0])
    case 'seniority-in':
      return lineOf(content.seniority)
    case 'employment-type-in':
      return lineOf(content.employmentType)
    case 'category-in':
    case 'title-lacks':
      return lineOf(content.title)
    case 'skill-not-in': {
      const unwanted = condition.skills.map((skill) => skill.toLowerCase())
      return lineOf(content.skills.find((skill) => unwanted.includes(skill.value.toLowerCase())))
    }
    case 'travel-at-most':
      return terms().travelPercent
    case 'no-on-call':
      return terms().isOnCall
    case 'sponsors-visa':
      return terms().sponsorsVisa
    case 'offers':
      return readBenefits(text).find(({ benefit }) => condition.benefits.includes(benefit)) ?? null
  }
}

/** Each condition of the tree's top level on a posting. What is said is shown as it stands there. */
export function explainDealBreakers(tree: DealBreakers, subject: Subject): DealBreakerVerdict[] {
  const conditions = 'all' in tree ? tree.all : [tree]
  return conditions.map((condition) => {
    const verdict = verdictOf(compileDealBreakers(condition)(subject.facts))
    return { condition, verdict, line: verdict === 'unknown' ? null : showing(condition, subject) }
  })
}

import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import type { PreparedProfile } from './prepared-profile.ts'
import { reasonFrom, synonymCredit, titleRecallShare, weightOf } from './rubric.ts'
import { postingEvidence, unknownPart } from './scored-parts.ts'
import { titleTokens, tokenLikeness } from './title-tokens.ts'

function covered(tokens: readonly string[], by: readonly string[]): number {
  if (tokens.length === 0) return 0
  return (
    tokens.reduce(
      (sum, token) => sum + Math.max(0, ...by.map((other) => tokenLikeness(token, other, synonymCredit))),
      0,
    ) / tokens.length
  )
}

/** How near the posting's title is to the titles the person wants, or else has held. */
export function scoreTitle(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  if (posting.title === null) return unknownPart('title', 'The posting gives no title.')
  if (prepared.titles.length === 0)
    return unknownPart('title', 'Neither the preferences nor the profile name a title to compare with.', [
      postingEvidence(posting.title),
    ])
  // Only the part before a comma or dash names the work; what follows is the team or the field.
  const whole = titleTokens(posting.title.value)
  const head = titleTokens(posting.title.value.split(/,| [-–—|(]|\(/)[0] ?? '')
  let best = { score: -1, wanted: prepared.titles[0] }
  for (const wanted of prepared.titles) {
    const of = (tokens: readonly string[]) =>
      titleRecallShare * covered(wanted.tokens, tokens) + (1 - titleRecallShare) * covered(tokens, wanted.tokens)
    const score = Math.max(of(whole), of(head.length > 0 ? head : whole))
    if (score > best.score) best = { score, wanted }
  }
  const score = Math.min(1, Math.max(0, best.score))
  const wanted = best.wanted?.text ?? ''
  const words =
    score >= 0.85
      ? 'is the work of'
      : score >= reasonFrom
        ? 'is close to'
        : score >= 0.5
          ? 'is only in part the work of'
          : score > 0.15
            ? 'shares little with'
            : 'has nothing in common with'
  return {
    key: 'title',
    weight: weightOf('title'),
    score,
    known: true,
    explanation: `"${posting.title.value}" ${words} "${wanted}".`.slice(0, 500),
    evidence: [postingEvidence(posting.title), ...(best.wanted === undefined ? [] : [best.wanted.evidence])],
  }
}

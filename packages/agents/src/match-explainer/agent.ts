import { checkClaims } from '@jobpilot/engine/writing/check-claims'
import { collectFacts, type Fact } from '@jobpilot/engine/writing/facts'
import type { MatchExplanation } from '@jobpilot/schemas/match'
import type { BoundSentence } from '@jobpilot/schemas/outreach'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { addressesMachines } from '../addresses-machines.ts'
import { misattribution } from '../attribution.ts'
import { type ClaimCheck, checkSentences, type DraftSentence } from '../checked-sentences.ts'
import type { MeteredModel } from '../metered-model.ts'
import { numberFacts } from '../numbered-facts.ts'
import { matchWords } from './output.ts'
import { matchExplainerPrompt, matchExplainerSystem, matchExplainerVersion } from './prompt.ts'

export type ExplainMatchInput = {
  profile: ProfileContent
  posting: Pick<ParsedPosting, 'text' | 'content'>
  /** The day of writing, `2026-11-22`. */
  today: string
  model: MeteredModel
  signal?: AbortSignal
}

const most = { reasons: 3, concerns: 2, profileFacts: 60, postingFacts: 40 }

/** As the person would say it of themselves: what is claimed in the first person is held closest to the facts. */
const inFirstPerson = (text: string): string =>
  text
    .replace(/\byou(['’])(ve|re|d|ll)\b/giu, (_, mark: string, end: string) => `I${mark}${end === 're' ? 'm' : end}`)
    .replace(/\byou are\b/giu, 'I am')
    .replace(/\byou\b/giu, 'I')
    .replace(/\byour\b/giu, 'my')

/** The opening's side is checked against the posting alone, the person's against their profile alone. */
function checkFor(posting: readonly Fact[], profile: readonly Fact[], input: ExplainMatchInput): ClaimCheck {
  const context = { profile: input.profile, today: input.today }
  return ({ text, kind, sources: cited }) => {
    const isOwn = kind === 'proof'
    const said = isOwn ? inFirstPerson(text) : text
    const { unsupported, sources } = checkClaims(said, isOwn ? profile : posting, context)
    const bound = (sources.length > 0 ? sources : cited).filter(({ side }) => side === (isOwn ? 'profile' : 'posting'))
    return {
      unsupported: isOwn ? [...unsupported, ...misattribution(said, bound, input.profile)] : unsupported,
      sources: bound,
    }
  }
}

/**
 * Says in a model's words why an opening fits a person. Each sentence must stand in the facts of its side; one that does not is
 * asked for once more and then left out, with its other half. Undefined when nothing is left to say.
 *
 * @throws ModelError and BudgetError: without a model the scorer's own reasons stand
 */
export async function explainMatch(input: ExplainMatchInput): Promise<MatchExplanation | undefined> {
  const { model, signal, profile, posting } = input
  const facts = collectFacts({
    profile,
    posting: { ...posting, readFrom: 'readable-text', unread: [] },
    company: null,
    request: {},
  })
  const ofProfile = facts.filter(({ kind }) => kind === 'profile')
  const ofPosting = facts.filter(({ kind, text }) => kind === 'posting' && !addressesMachines(text))
  const numbered = numberFacts(
    [...ofPosting.slice(0, most.postingFacts), ...ofProfile.slice(0, most.profileFacts)].map(({ evidence }) => ({
      evidence,
    })),
  )
  const {
    value,
    model: modelId,
    provider,
  } = await model.generate({
    role: 'fast',
    schema: matchWords,
    schemaName: 'match_words',
    system: matchExplainerSystem,
    prompt: matchExplainerPrompt(numbered.text),
    maxOutputTokens: 900,
    signal,
  })
  const reasons = value.reasons.slice(0, most.reasons)
  const concerns = value.concerns.slice(0, most.concerns)
  const drafts: DraftSentence[] = [
    ...reasons.flatMap(({ asks, has, sources }) => [
      { text: asks, kind: 'reason' as const, sources },
      { text: has, kind: 'proof' as const, sources },
    ]),
    ...concerns.map(({ text, sources }) => ({ text, kind: 'body' as const, sources })),
  ]
  const checked = await checkSentences({
    drafts,
    facts: numbered,
    check: checkFor(ofPosting, ofProfile, input),
    model,
    role: 'fast',
    signal,
  })
  const keptAt = new Map(checked.keptFrom.map((from, at) => [from, checked.kept[at]]))
  const point = (...sentences: (BoundSentence | undefined)[]) => {
    const whole = sentences.filter((each) => each !== undefined)
    if (whole.length < sentences.length) return []
    const text = whole.map((each) => each.text).join(' ')
    return [{ text: text.slice(0, 500), evidence: whole.flatMap((each) => each.sources).slice(0, 10) }]
  }
  const explanation = {
    reasons: reasons.flatMap((_, at) => point(keptAt.get(2 * at), keptAt.get(2 * at + 1))),
    concerns: concerns.flatMap((_, at) => point(keptAt.get(2 * reasons.length + at))),
    leftOut: checked.refused.length,
    madeBy: { engine: provider, model: modelId, version: matchExplainerVersion },
  }
  return explanation.reasons.length === 0 ? undefined : explanation
}

import type { ModelRole } from '@jobpilot/platform/models/model-port'
import { costMicroUsd, listedPrices, type Price } from '@jobpilot/platform/models/prices'
import type { RecordedCall, RecordedWork } from './recorded-calls.ts'

/** A month of an active person: 22 working days, all of them spent on the search. */
export const monthOfUse: Record<keyof RecordedWork, { times: number; why: string }> = {
  resume: { times: 4, why: 'a first resume and three later versions' },
  posting: { times: 66, why: '3 openings a day given by hand; those of sources are read by rules' },
  match: { times: 220, why: '10 openings a day explained, which is the most of a run, every sentence corrected once' },
  mail: { times: 66, why: '3 cold e-mails a day, each with a company page read and every sentence corrected once' },
  letter: { times: 44, why: '2 letters a day, in the same way' },
}

/**
 * Pairs of models that people choose, by what reads and what writes. `thinks`: thinking counts as answer. `tokens`: how many of
 * theirs stand for one of OpenAI's; Anthropic publishes no encoding, and a fifth more is our allowance for it.
 */
export const modelPairs = [
  { provider: 'openai', fast: 'gpt-5-nano', quality: 'gpt-5-mini', thinks: true, tokens: 1 },
  { provider: 'openai', fast: 'gpt-4.1-mini', quality: 'gpt-4.1', thinks: false, tokens: 1 },
  { provider: 'openai', fast: 'gpt-5-mini', quality: 'gpt-5', thinks: true, tokens: 1 },
  { provider: 'anthropic', fast: 'claude-haiku-4-5', quality: 'claude-sonnet-4-5', thinks: false, tokens: 1.2 },
] as const
export type ModelPair = (typeof modelPairs)[number]

/** Thinking takes half of what the answer itself leaves of what a call allows. */
const thinkingShare = 0.5

/** What a call takes: `expected`, or `worst`, which is an answer as long as the call allows. */
export function usageOf(call: RecordedCall, pair: ModelPair, answer: 'expected' | 'worst') {
  const said = Math.min(call.maxOutputTokens, call.outputTokens * pair.tokens)
  const expected = said + (pair.thinks ? (call.maxOutputTokens - said) * thinkingShare : 0)
  return {
    inputTokens: Math.ceil(call.inputTokens * pair.tokens),
    outputTokens: Math.ceil(answer === 'worst' ? call.maxOutputTokens : expected),
    cachedInputTokens: 0,
  }
}

export function priceOf(pair: ModelPair, role: ModelRole): Price {
  const price = listedPrices().find(({ provider, model }) => provider === pair.provider && model === pair[role])
  if (!price) throw new Error(`No price is listed for ${pair[role]}`)
  return price
}

/** What one piece of work costs, micro-dollars. */
export const costOf = (calls: readonly RecordedCall[], pair: ModelPair, answer: 'expected' | 'worst'): number =>
  calls.reduce((sum, call) => sum + costMicroUsd(priceOf(pair, call.role), usageOf(call, pair, answer)), 0)

export function costOfMonth(work: RecordedWork, pair: ModelPair, answer: 'expected' | 'worst'): number {
  const kinds = Object.keys(monthOfUse) as (keyof RecordedWork)[]
  return kinds.reduce((sum, kind) => sum + monthOfUse[kind].times * costOf(work[kind], pair, answer), 0)
}

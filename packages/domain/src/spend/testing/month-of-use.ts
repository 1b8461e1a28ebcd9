import type { ModelRole } from '@jobpilot/platform/models/model-port'
import { costMicroUsd, listedPrices, type Price } from '@jobpilot/platform/models/prices'
import type { RecordedCall, RecordedWork } from './recorded-calls.ts'

/** A month of an active person: 22 working days, all of them spent on the search. */
export const monthOfUse: Record<keyof RecordedWork, { times: number; why: string }> = {
  resume: { times: 4, why: 'a first resume and three later versions' },
  posting: { times: 220, why: '10 openings a day, which is the most that a model explains in a run' },
  mail: { times: 66, why: '3 cold e-mails a day, each with a company page read and every sentence corrected once' },
  letter: { times: 44, why: '2 letters a day, in the same way' },
}

/** English takes about four characters a token; three leave room for names, figures and other languages. */
const charsPerToken = 3
/** An answer copies the whole text at four characters a token; the agents allow twice that. */
const answerShare = 0.5

/** What a call takes: `expected`, or `worst`, which is an answer as long as the call allows. */
export function usageOf(call: RecordedCall, answer: 'expected' | 'worst') {
  return {
    inputTokens: Math.ceil(call.inputChars / charsPerToken),
    outputTokens: Math.ceil(call.maxOutputTokens * (answer === 'worst' ? 1 : answerShare)),
    cachedInputTokens: 0,
  }
}

/** Pairs of models that people choose, by what reads and what writes. */
export const modelPairs = [
  { provider: 'openai', fast: 'gpt-5-nano', quality: 'gpt-5-mini' },
  { provider: 'openai', fast: 'gpt-4.1-mini', quality: 'gpt-4.1' },
  { provider: 'openai', fast: 'gpt-5-mini', quality: 'gpt-5' },
  { provider: 'anthropic', fast: 'claude-haiku-4-5', quality: 'claude-sonnet-4-5' },
] as const
export type ModelPair = (typeof modelPairs)[number]

export function priceOf(pair: ModelPair, role: ModelRole): Price {
  const price = listedPrices().find(({ provider, model }) => provider === pair.provider && model === pair[role])
  if (!price) throw new Error(`No price is listed for ${pair[role]}`)
  return price
}

/** What one piece of work costs, micro-dollars. */
export const costOf = (calls: readonly RecordedCall[], pair: ModelPair, answer: 'expected' | 'worst'): number =>
  calls.reduce((sum, call) => sum + costMicroUsd(priceOf(pair, call.role), usageOf(call, answer)), 0)

export function costOfMonth(work: RecordedWork, pair: ModelPair, answer: 'expected' | 'worst'): number {
  const kinds = Object.keys(monthOfUse) as (keyof RecordedWork)[]
  return kinds.reduce((sum, kind) => sum + monthOfUse[kind].times * costOf(work[kind], pair, answer), 0)
}

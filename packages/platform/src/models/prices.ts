import type { ModelUsage } from './model-error.ts'
import type { ModelProvider } from './model-port.ts'

/** US dollars per million tokens. `version` names the list the figures come from and is stored with each call. */
export type Price = { input: number; cached: number; output: number; version: string }

/** Bump with every change of a figure below. */
export const priceVersion = '2025-12-01'

type Figures = readonly [input: number, cached: number, output: number]

/** Standard tier, text. From https://openai.com/api/pricing as of `priceVersion`. */
const openai: Record<string, Figures> = {
  'gpt-4o': [2.5, 1.25, 10],
  'gpt-4o-mini': [0.15, 0.075, 0.6],
  'gpt-4.1': [2, 0.5, 8],
  'gpt-4.1-mini': [0.4, 0.1, 1.6],
  'gpt-4.1-nano': [0.1, 0.025, 0.4],
  'gpt-5': [1.25, 0.125, 10],
  'gpt-5-mini': [0.25, 0.025, 2],
  'gpt-5-nano': [0.05, 0.005, 0.4],
  'gpt-5.1': [1.25, 0.125, 10],
  o3: [2, 0.5, 8],
  'o4-mini': [1.1, 0.275, 4.4],
}

/** Prompts up to 200,000 tokens; cached is a cache read. From https://claude.com/pricing as of `priceVersion`. */
const anthropic: Record<string, Figures> = {
  'claude-3-5-haiku': [0.8, 0.08, 4],
  'claude-haiku-4-5': [1, 0.1, 5],
  'claude-3-7-sonnet': [3, 0.3, 15],
  'claude-sonnet-4': [3, 0.3, 15],
  'claude-sonnet-4-5': [3, 0.3, 15],
  'claude-opus-4': [15, 1.5, 75],
  'claude-opus-4-1': [15, 1.5, 75],
  'claude-opus-4-5': [5, 0.5, 25],
}

/** The name a price is listed under: `gpt-4.1-2025-04-14`, `claude-haiku-4-5-20251001` and `…-latest` cost what their family costs. */
export function familyOf(model: string): string {
  return model.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '')
}

/** A row of the price table. `validFrom` is null for a price that begins when it is first stored. */
export type ListedPrice = Price & { provider: ModelProvider; model: string; validFrom: string | null }

/** Every price this release knows. */
export const listedPrices = (): ListedPrice[] =>
  (
    [
      ['openai', openai],
      ['anthropic', anthropic],
    ] as const
  ).flatMap(([provider, list]) =>
    Object.entries(list).map(([model, [input, cached, output]]) => ({
      ...{ provider, model, input, cached, output },
      version: priceVersion,
      validFrom: priceVersion,
    })),
  )

/** A price the operator states for an endpoint of their own, USD per million tokens; 0 and 0 means free. */
export function declaredPrice(input: number, output: number): Price {
  if (!(input >= 0) || !(output >= 0)) throw new RangeError('A price is zero or more US dollars per million tokens')
  return { input, cached: input, output, version: `declared-${input}-${output}` }
}

/** Tokens for the schema and the provider's own framing, which the caller cannot count. */
const framingTokens = 2_000

/**
 * An upper bound for a call, in whole micro-dollars, to reserve before it. One token per character is what dense
 * scripts can reach; English takes about a quarter of that, and settling gives the rest back.
 *
 * @param size `inputChars` counts system text and prompt
 */
export function estimateMicroUsd(price: Price, size: { inputChars: number; maxOutputTokens: number }): number {
  return costMicroUsd(price, {
    inputTokens: size.inputChars + framingTokens,
    outputTokens: size.maxOutputTokens,
    cachedInputTokens: 0,
  })
}

/** What a call cost, in whole micro-dollars, rounded up. Dollars per million tokens are micro-dollars per token. */
export function costMicroUsd(price: Price, usage: ModelUsage): number {
  const cached = Math.min(usage.cachedInputTokens, usage.inputTokens)
  const exact = (usage.inputTokens - cached) * price.input + cached * price.cached + usage.outputTokens * price.output
  // Binary fractions make 0.1 * 30 a hair more than 3: round that hair off before rounding up.
  return Math.ceil(Number(exact.toFixed(6)))
}

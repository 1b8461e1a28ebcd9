import * as z from 'zod'
import type { ModelUsage } from './model-error.ts'

const count = z.number().int().min(0).catch(0)

/** The parts of providers' raw events that the SDK drops when a stream does not reach its end, or does not know. */
const rawEvent = z.object({
  // Anthropic opens each stream with the input it counted.
  message: z.object({ usage: z.object({ input_tokens: count, output_tokens: count, cache_read_input_tokens: count, cache_creation_input_tokens: count }) }).optional().catch(undefined),
  // Chat completions: a refusal arrives beside the content, and only some SDK adapters look at it.
  choices: z.array(z.object({ delta: z.object({ refusal: z.string().nullish() }) })).optional().catch(undefined),
})

export type RawFinding = { usage: ModelUsage | null; isRefusal: boolean }

/** Reads early usage and refusals from one raw stream event. */
export function readRawEvent(event: unknown): RawFinding {
  const parsed = rawEvent.safeParse(event)
  if (!parsed.success) return { usage: null, isRefusal: false }
  const isRefusal = parsed.data.choices?.some((choice) => (choice.delta.refusal ?? '') !== '') ?? false
  const early = parsed.data.message?.usage
  if (early === undefined) return { usage: null, isRefusal }
  return {
    isRefusal,
    usage: {
      inputTokens: early.input_tokens + early.cache_read_input_tokens + early.cache_creation_input_tokens,
      outputTokens: early.output_tokens,
      cachedInputTokens: early.cache_read_input_tokens,
    },
  }
}

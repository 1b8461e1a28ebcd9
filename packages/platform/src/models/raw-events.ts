import * as z from 'zod'
import type { ModelUsage } from './model-error.ts'

const count = z.number().int().min(0).catch(0)

/** Anthropic opens each stream with the input it counted; the SDK hands usage on only when the stream reaches its end. */
const openingEvent = z.object({
  type: z.literal('message_start'),
  message: z.object({
    usage: z.object({
      input_tokens: count,
      output_tokens: count,
      cache_read_input_tokens: count,
      cache_creation_input_tokens: count,
    }),
  }),
})

/** The usage in one raw stream event, when it is one that states it early. */
export function readEarlyUsage(event: unknown): ModelUsage | null {
  const parsed = openingEvent.safeParse(event)
  if (!parsed.success) return null
  const { usage } = parsed.data.message
  return {
    inputTokens: usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens,
    outputTokens: usage.output_tokens,
    cachedInputTokens: usage.cache_read_input_tokens,
  }
}

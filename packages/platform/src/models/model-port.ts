import type { ZodType } from 'zod'
import type { ModelUsage } from './model-error.ts'

export const modelProviders = ['openai', 'anthropic', 'openai-compatible'] as const
export type ModelProvider = (typeof modelProviders)[number]

/** `fast` reads and sorts, `quality` writes what a person will send. */
export type ModelRole = 'fast' | 'quality'

export type ModelConfig = {
  provider: ModelProvider
  /** Required for `openai` and `anthropic`. */
  apiKey?: string
  /** Required for `openai-compatible`, e.g. `http://127.0.0.1:11434/v1`. */
  baseUrl?: string
  fastModel: string
  qualityModel: string
  /** Limit on one `generate`, retries and waits between them included, in milliseconds. Default 60,000. */
  timeoutMs?: number
  /** A stream that sends nothing at all for this long has stalled, in milliseconds. Default 15,000. */
  stallMs?: number
  /** First wait before a retry when the provider names none, doubled each time, in milliseconds. Default 500. */
  retryDelayMs?: number
  /** Whether an `openai-compatible` endpoint understands a JSON schema as response format. Default true. */
  isSchemaEnforced?: boolean
}

export type GenerateRequest<T> = {
  role: ModelRole
  /** Optional keys are refused by some providers' strict modes: use `nullable`. */
  schema: ZodType<T>
  /** Letters, digits, `-` and `_`; providers show it to the model. */
  schemaName: string
  system: string
  prompt: string
  maxOutputTokens: number
  signal?: AbortSignal
  /** The raw JSON text, piece by piece. After a retry it starts again. */
  onText?: (delta: string) => void
  /** What can be read of the object so far; not checked against the schema. */
  onPartial?: (partial: unknown) => void
}

export type Generated<T> = {
  value: T
  usage: ModelUsage
  /** The endpoint reported no usage: `usage` is an upper bound by characters, so that a budget holds. Not a figure to show. */
  isUsageEstimated: boolean
  provider: ModelProvider
  model: string
  /** From the call to the last byte, waits included, in milliseconds. */
  latencyMs: number
}

/** A configured provider. */
export type ModelPort = {
  provider: ModelProvider
  modelFor(role: ModelRole): string
  /** @throws ModelError always, whatever goes wrong */
  generate<T>(request: GenerateRequest<T>): Promise<Generated<T>>
}

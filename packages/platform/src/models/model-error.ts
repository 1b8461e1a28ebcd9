export const modelErrorCodes = [
  'rate-limited',
  'provider-error',
  'timed-out',
  'stalled',
  'refused',
  'invalid-output',
  'cancelled',
  'truncated',
  'unauthorised',
] as const

export type ModelErrorCode = (typeof modelErrorCodes)[number]

/** Tokens of one call. `inputTokens` includes `cachedInputTokens`; `outputTokens` includes reasoning. */
export type ModelUsage = { inputTokens: number; outputTokens: number; cachedInputTokens: number }

export type ModelErrorDetails = {
  usage?: ModelUsage | null
  mayBeBilled?: boolean
  /** HTTP status of the provider's answer. */
  status?: number
  retryAfterSeconds?: number
}

/**
 * Why a model call gave no value. `message` is for a person; it never holds a key, a prompt or the provider's own
 * words, which may quote the prompt. For the same reason there is no `cause`.
 *
 * `usage` is what the provider reported before the call ended: a floor of what it cost, null when nothing was
 * reported. `mayBeBilled` says whether the provider had taken the request up, so that it may cost money even then.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly code: ModelErrorCode
  readonly usage: ModelUsage | null
  readonly mayBeBilled: boolean
  readonly status: number | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ModelErrorCode, message: string, details: ModelErrorDetails = {}) {
    super(message)
    this.code = code
    this.usage = details.usage ?? null
    this.mayBeBilled = details.mayBeBilled ?? this.usage !== null
    this.status = details.status
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

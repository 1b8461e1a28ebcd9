export const fetchErrorCodes = [
  'bad-url',
  'credentials-in-url',
  'forbidden-port',
  'forbidden-address',
  'dns',
  'too-many-redirects',
  'too-large',
  'timed-out',
  'unreachable',
  'http-status',
  'unsupported-content',
  'cancelled',
] as const

export type FetchErrorCode = (typeof fetchErrorCodes)[number]

export type FetchErrorDetails = { status?: number; retryAfterSeconds?: number; cause?: unknown }

/**
 * Why a page could not be fetched. `message` is for a person and says what to do; it holds the host at most, never the
 * whole address, because addresses can carry tokens. `status` and `retryAfterSeconds` are set for `http-status`.
 */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly code: FetchErrorCode
  readonly status: number | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: FetchErrorCode, message: string, details: FetchErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.status = details.status
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

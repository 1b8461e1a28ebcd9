import { FetchError } from '@jobpilot/platform/fetch/fetch-error'

/** Why a source could not be read. `message` is for a person and says what to do. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure'
  readonly code: SourceFailureCode
  readonly retryAfterSeconds: number | undefined
  constructor(
    code: SourceFailureCode,
    message: string,
    options: { retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

export const sourceFailureCodes = [
  'no-such-board',
  'not-this-kind',
  'not-json',
  'too-large',
  'too-many-rows',
  'key-missing',
  'key-refused',
  'robots',
  'budget-spent',
  'asked-to-wait',
  'site-failing',
  'unreachable',
  'cancelled',
] as const
export type SourceFailureCode = (typeof sourceFailureCodes)[number]

/** What went wrong in words for whoever looks after sources. Failures of our own pass through. */
export function asSourceFailure(error: unknown, adapter: { name: string; keys: readonly string[] }): unknown {
  if (!(error instanceof FetchError)) return error
  const { status, retryAfterSeconds } = error
  const fail = (code: SourceFailureCode, message: string) =>
    new SourceFailure(code, message, { retryAfterSeconds, cause: error })
  if (error.code === 'cancelled') return fail('cancelled', 'It was stopped.')
  if (error.code === 'too-large')
    return fail(
      'too-large',
      `${adapter.name} sent more than can be read at once, so nothing was read. Check the board in a browser.`,
    )
  if (status === 404 || status === 410)
    return fail(
      'no-such-board',
      `${adapter.name} has no such board (status ${status}). It may have moved: paste the address of the careers page to find it again.`,
    )
  if ((status === 401 || status === 403) && adapter.keys.length > 0)
    return fail(
      'key-refused',
      `${adapter.name} refused the key (status ${status}). Check ${adapter.keys.join(' and ')}.`,
    )
  if (status === 429 || retryAfterSeconds !== undefined)
    return fail(
      'asked-to-wait',
      `${adapter.name} asked to be left alone for a while. It is asked again when that is over.`,
    )
  if (status !== undefined)
    return fail('site-failing', `${adapter.name} answered with status ${status}. It is asked again later.`)
  return fail('unreachable', error.message)
}

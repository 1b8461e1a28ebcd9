import { APICallError } from 'ai'
import { ModelError, type ModelErrorCode, type ModelErrorDetails } from './model-error.ts'

/** Words of a provider's error that tell which kind it is; read, never shown. */
const quotaWords = /insufficient_quota|billing|credit balance/i
const overloadWords = /overloaded|rate_limit|server_error|api_error|internal/i

export type Failure = {
  code: ModelErrorCode
  message: string
  isWorthARetry: boolean
  status?: number
  retryAfterSeconds?: number
}

function retryAfterOf(headers: Record<string, string> | undefined): number | undefined {
  const milliseconds = Number(headers?.['retry-after-ms'])
  if (Number.isFinite(milliseconds) && headers?.['retry-after-ms'] !== undefined) return milliseconds / 1_000
  const header = headers?.['retry-after']
  if (header === undefined) return undefined
  const seconds = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined
}

function quotaFailure(status?: number): Failure {
  return {
    code: 'rate-limited',
    message: "The model provider says the account's quota is used up. Check its billing page.",
    isWorthARetry: false,
    status,
  }
}

function statusFailure(error: APICallError, status: number): Failure {
  const retryAfterSeconds = retryAfterOf(error.responseHeaders)
  if (quotaWords.test(error.responseBody ?? '')) return quotaFailure(status)
  if (status === 429) {
    return {
      code: 'rate-limited',
      message: 'The model provider is limiting requests at the moment.',
      isWorthARetry: true,
      status,
      retryAfterSeconds,
    }
  }
  if (status === 401 || status === 403) {
    return {
      code: 'unauthorised',
      message: 'The model provider did not accept the API key. Check the key and what it may use.',
      isWorthARetry: false,
      status,
    }
  }
  const isWorthARetry = status >= 500
  const message = isWorthARetry
    ? `The model provider has trouble (status ${status}).`
    : `The model provider did not accept the request (status ${status}). Check the model's name.`
  return { code: 'provider-error', message, isWorthARetry, status, retryAfterSeconds }
}

/** A provider's error sent inside a stream comes as an object, a string or an Error, depending on the provider. */
function wordsOf(error: unknown): string {
  if (error instanceof Error)
    return `${error.name} ${error.message} ${'data' in error ? JSON.stringify(error.data) : ''}`
  return typeof error === 'string' ? error : (JSON.stringify(error) ?? '')
}

/** Sorts what the SDK threw, or put into the stream, into our codes. */
export function readFailure(error: unknown): Failure {
  if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400)
    return statusFailure(error, error.statusCode)
  const isNetwork = APICallError.isInstance(error) || error instanceof TypeError
  const words = wordsOf(error)
  if (quotaWords.test(words)) return quotaFailure()
  if (isNetwork)
    return { code: 'provider-error', message: 'The connection to the model provider failed.', isWorthARetry: true }
  return {
    code: 'provider-error',
    message: 'The model provider broke off its answer.',
    isWorthARetry: overloadWords.test(words),
  }
}

export function asModelError(failure: Failure, cost: Pick<ModelErrorDetails, 'usage' | 'mayBeBilled'>): ModelError {
  const { code, message, status, retryAfterSeconds } = failure
  return new ModelError(code, message, { ...cost, status, retryAfterSeconds })
}

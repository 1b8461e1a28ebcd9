import { TRPCClientError } from '@trpc/client'
import { plural } from './format.ts'
import { pageTraceId } from './page-errors.ts'

/** What a person should know about a failure; `traceId` is what to quote, when it was not their doing. */
export type Problem = {
  message: string
  code: string | null
  domainCode: string | null
  traceId: string | null
  fieldErrors: Record<string, string>
}

const passing = ['OFFLINE', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT']
const absent = ['NOT_FOUND', 'BAD_REQUEST']
/** Of the server, and worth looking up. */
const faults = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT']

/** Above this a wait is said in minutes. */
const longestInSeconds = 90

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export function tooManyText(seconds: number): string {
  const wait = seconds > longestInSeconds ? plural(Math.ceil(seconds / 60), 'minute') : plural(seconds, 'second')
  return `Too many requests. Try again in ${wait}.`
}

export function toProblem(error: unknown): Problem {
  if (!(error instanceof TRPCClientError)) {
    const message = 'Something in this page went wrong. What you saved is safe.'
    return { message, code: null, domainCode: null, traceId: pageTraceId, fieldErrors: {} }
  }
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null) {
    const message = 'I could not reach the server. Nothing was lost; try again in a moment.'
    return { message, code: 'OFFLINE', domainCode: null, traceId: null, fieldErrors: {} }
  }
  const { code, domainCode, traceId, fieldErrors, retryAfterSeconds } = data as Record<string, unknown>
  return {
    message: typeof retryAfterSeconds === 'number' ? tooManyText(retryAfterSeconds) : error.message,
    code: textOf(code),
    domainCode: textOf(domainCode),
    traceId: faults.includes(String(code)) ? textOf(traceId) : null,
    fieldErrors: typeof fieldErrors === 'object' && fieldErrors !== null ? (fieldErrors as Record<string, string>) : {},
  }
}

/** Asking again later may well work: the server or the way to it was at fault, not the question. */
export function isPassing(error: unknown): boolean {
  const { code } = toProblem(error)
  return code === null || passing.includes(code)
}

/** What was asked for by its id does not exist, is not theirs, or the id is none. */
export const isAbsent = (error: unknown): boolean => absent.includes(toProblem(error).code ?? '')

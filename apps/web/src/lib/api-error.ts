import { TRPCClientError } from '@trpc/client'

/** What a person should know about a failure; `requestId` is what an operator can look up. */
export type Problem = {
  message: string
  code: string | null
  domainCode: string | null
  requestId: string | null
  fieldErrors: Record<string, string>
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export function toProblem(error: unknown): Problem {
  if (!(error instanceof TRPCClientError)) {
    const message = 'Something in this page went wrong. What you saved is safe.'
    return { message, code: null, domainCode: null, requestId: null, fieldErrors: {} }
  }
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null) {
    const message = 'I could not reach the server. Nothing was lost; try again in a moment.'
    return { message, code: 'OFFLINE', domainCode: null, requestId: null, fieldErrors: {} }
  }
  const { code, domainCode, requestId, fieldErrors } = data as Record<string, unknown>
  return {
    message: error.message,
    code: textOf(code),
    domainCode: textOf(domainCode),
    requestId: textOf(requestId),
    fieldErrors: typeof fieldErrors === 'object' && fieldErrors !== null ? (fieldErrors as Record<string, string>) : {},
  }
}

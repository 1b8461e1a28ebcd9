import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { isAbsent, isPassing, toProblem } from './api-error.ts'

const answer = (code: string, data: object = {}) =>
  TRPCClientError.from({ error: { code: -32_000, message: 'Try again in 3400 seconds.', data: { code, ...data } } })

test('a long wait is said in minutes, rounded up', () => {
  const messageAfter = (retryAfterSeconds: number) =>
    toProblem(answer('TOO_MANY_REQUESTS', { retryAfterSeconds })).message
  expect(messageAfter(1)).toMatch(/in 1 second\.$/)
  expect(messageAfter(90)).toMatch(/in 90 seconds\.$/)
  expect(messageAfter(91)).toMatch(/in 2 minutes\.$/)
  expect(messageAfter(840)).toMatch(/in 14 minutes\.$/)
})

test('what does not exist is not asked for again; a server that is away is', () => {
  for (const code of ['NOT_FOUND', 'BAD_REQUEST']) {
    expect([isAbsent(answer(code)), isPassing(answer(code))]).toEqual([true, false])
  }
  const timeout = TRPCClientError.from(new DOMException('timed out', 'TimeoutError'))
  for (const error of [timeout, answer('SERVICE_UNAVAILABLE'), answer('INTERNAL_SERVER_ERROR')]) {
    expect([isAbsent(error), isPassing(error)]).toEqual([false, true])
  }
})

test('a fault of the server has something to quote; what was refused has not', () => {
  const traceId = 'a'.repeat(32)
  for (const code of ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE'])
    expect(toProblem(answer(code, { traceId })).traceId).toBe(traceId)
  for (const code of ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS'])
    expect(toProblem(answer(code, { traceId })).traceId).toBeNull()
  expect(toProblem(new TypeError('of the page')).traceId).toMatch(/^[0-9a-f]{32}$/)
})

import { expect, test } from 'vitest'
import { currentOrigin, currentTraceId, inOneTrace, label, lineContext, parentOf } from './origin.ts'
import { enter } from './spans.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const traceparent = `00-${traceId}-b7ad6b7169203331-01`
const entry = { name: 'x', kind: 'server', labels: { requestId: 'r' }, attributes: {} } as const

test('a parent is taken in the form of W3C and in no other', () => {
  expect(parentOf(traceparent)).toMatchObject({ traceId, spanId: 'b7ad6b7169203331', traceFlags: 1 })
  for (const wrong of [
    undefined,
    '',
    ['a'],
    `${traceparent}\nadmin: true`,
    traceparent.toUpperCase(),
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${traceId}-0000000000000000-01`,
    `ff-${traceId}-b7ad6b7169203331-01`,
    `00-${traceId}-b7ad6b7169203331`,
  ])
    expect(parentOf(wrong)).toBeUndefined()
})

test('what is under way is known through promises, and what begins from it carries it on', async () => {
  await enter({ ...entry, traceparent }, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    label({ userId: 'u' })
    expect(lineContext()).toEqual({ traceId, requestId: 'r', userId: 'u' })
    expect(currentOrigin()).toMatchObject({ requestId: 'r', traceparent: expect.stringContaining(traceId) })
  })
  expect(lineContext()).toEqual({})
  expect(currentOrigin()).toBeUndefined()
})

test('without a parent each entry begins a trace, and what one is told another does not hear', () => {
  const ids = [1, 2].map(() =>
    enter(entry, () => {
      label({ userId: 'u' })
      return currentTraceId()
    }),
  )
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(enter(entry, () => lineContext())).not.toHaveProperty('userId')
})

test('a socket is one trace, whenever something comes over it', () => {
  const traceOf = inOneTrace({ requestId: 's' }, () => currentTraceId())
  expect(traceOf()).toBe(traceOf())
})

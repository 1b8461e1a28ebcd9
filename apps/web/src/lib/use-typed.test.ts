import { expect, test } from 'vitest'
import { arrive, depart } from './use-typed.ts'

const start = { typed: '', known: '', sent: [] }
const typing = (typed: string, state = start as Parameters<typeof arrive<string>>[0]) => ({ ...state, typed })

test('what was sent comes back late, one after the other, and takes nothing of what was typed since', () => {
  const sentTwice = depart(typing('nurse', depart(typing('nur'), 'nur')), 'nurse')
  const typedOn = typing('nurse in', sentTwice)
  const first = arrive(typedOn, 'nur')
  expect(first.typed).toBe('nurse in')
  const second = arrive(first, 'nurse')
  expect(second).toEqual({ typed: 'nurse in', known: 'nurse', sent: [] })
})

test('of two that were sent only the later may come back', () => {
  const sentTwice = depart(depart(typing('nurse'), 'nur'), 'nurse')
  expect(arrive(sentTwice, 'nurse')).toEqual({ typed: 'nurse', known: 'nurse', sent: [] })
})

test('what changes elsewhere comes into the field, also back to what was sent before', () => {
  const back = arrive(depart(typing('nurse'), 'nurse'), 'nurse')
  expect(arrive(back, 'baker').typed).toBe('baker')
  expect(arrive(arrive(back, 'baker'), 'nurse').typed).toBe('nurse')
})

test('what is there already is not waited for', () => {
  const sent = depart({ typed: 'nurse', known: 'nurse', sent: [] }, 'nurse')
  expect(sent.sent).toEqual([])
  expect(arrive(arrive(sent, ''), 'nurse').typed).toBe('nurse')
})

import { expect, test } from 'vitest'
import { TimedOutError, withinLimit } from './time-limit.ts'

test('work that never ends is not waited for', async () => {
  await expect(withinLimit(new Promise(() => undefined), 20)).rejects.toBeInstanceOf(TimedOutError)
})

test('work in time ends as it ends, and leaves no timer that would keep the process', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  await expect(withinLimit(Promise.reject(new Error('own')), 60_000)).rejects.toThrow('own')
  await withinLimit(Promise.resolve(), 60_000)
  expect(timers()).toBe(before)
})

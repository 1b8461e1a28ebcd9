import { expect, test } from 'vitest'
import { newTraceparent } from './traceparent.ts'

test('the header is of the form of W3C, and another one each time', () => {
  const made = Array.from({ length: 200 }, newTraceparent)
  for (const header of made) expect(header).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01$/)
  expect(new Set(made).size).toBe(200)
})

import { expect, test } from 'vitest'
import * as z from 'zod'
import { plainIssue } from './plain-issues.ts'

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: plainIssue }).error?.issues[0]?.message

test('what is too long, too short, too many or too much is said in plain words', () => {
  expect(said(z.string().max(2_000), 'x'.repeat(2_001))).toBe('At most 2,000 characters')
  expect(said(z.string().min(1), '')).toBe('At least 1 character')
  expect(said(z.array(z.string()).max(5), Array(6).fill(''))).toBe('At most 5 entries')
  expect(said(z.number().min(0), -1)).toBe('At least 0')
  expect(said(z.number().positive(), 0)).toBe('More than 0')
})

test('words of its own stay, and so does what only a program can get wrong', () => {
  expect(said(z.string().max(1, 'One letter'), 'ab')).toBe('One letter')
  expect(said(z.string(), 1)).toBe('Invalid input: expected string, received number')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personId } from './person-id.ts'

test('an id never changes: rows of people depend on it', () => {
  expect(personId('local', 'demo')).toBe('9698326d-e051-51bc-8a06-0a7949740f86')
})

test('ids are UUIDs of version 5, and two identities never share one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (first, second) => {
      expect(personId('clerk', first)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(personId('clerk', first) === personId('clerk', second)).toBe(first === second)
      expect(personId('clerk', first)).not.toBe(personId('local', first))
    }),
  )
})

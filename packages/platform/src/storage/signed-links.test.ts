import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSignedLinks } from './signed-links.ts'

const links = createSignedLinks('a secret of this instance')
const what = { kind: 'export' as const, id: randomUUID(), userId: randomUUID() }
const now = Date.parse('2026-11-22T12:00:00Z')
const minute = 60_000

test('a link leads to its file until its time is over, which is never more than 15 minutes', () => {
  const { token, expiresAt } = links.sign(what, 24 * 60 * minute, now)
  expect(expiresAt).toBe('2026-11-22T12:15:00.000Z')
  expect(links.read(token, now)).toEqual(what)
  expect(links.read(token, now + 15 * minute - 1)).toEqual(what)
  expect(links.read(token, now + 15 * minute)).toBeUndefined()
})

test('a link of another secret is none', () => {
  expect(createSignedLinks('another').read(links.sign(what, minute, now).token, now)).toBeUndefined()
})

test('whatever is changed in a link, it leads nowhere', () => {
  const { token } = links.sign(what, minute, now)
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      // The last letter of base64 carries bits that mean nothing, so another spelling of the same signature may pass.
      fc.pre(changed !== token && at < token.length - 1)
      expect(links.read(changed, now)).toBeUndefined()
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => links.read(text, now) === undefined))
  // Another person's id, with the signature kept.
  const forged = Buffer.from(JSON.stringify({ ...what, userId: randomUUID(), until: now + minute })).toString(
    'base64url',
  )
  expect(links.read(`${forged}.${token.split('.')[1]}`, now)).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutgoingMail } from './mail-port.ts'
import { assertSendable, extraHeadersOf, headOf, isOneAddress, oneLine } from './mail-rules.ts'

const mail: OutgoingMail = {
  to: { name: 'Jana', address: 'jana@example.org' },
  fromName: 'Ada',
  replyTo: null,
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  unsubscribeUrl: null,
}

test.each([
  'a@b.de\r\nBcc: all@example.org',
  'a@b.de, c@d.de',
  'a@b.de;c@d.de',
  'Ada <a@b.de>',
  'a@b.de (x)',
  'a b@c.de',
  'a@@b.de',
  'a@b.de\u0000',
  'a@b\u0085.de',
  '@b.de',
  'a@',
  `${'a'.repeat(65)}@b.de`,
  `a@${'b'.repeat(254)}.de`,
  '',
])('%j is not one address, and nothing goes to it', (address) => {
  expect(isOneAddress(address)).toBe(false)
  expect(() => assertSendable({ ...mail, to: { name: '', address } })).toThrow(/not one e-mail address/)
  expect(() => assertSendable({ ...mail, replyTo: address })).toThrow(/not one e-mail address/)
})

test('ordinary and unusual addresses pass', () => {
  for (const address of ['jana@example.org', "o'brien+jobs@mail.example.co.uk", 'jürgen@müller.de'])
    expect(isOneAddress(address)).toBe(true)
})

test('whatever is put into a line of the head, it stays one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const head = headOf({ ...mail, subject: text, fromName: text, to: { name: text, address: 'a@b.de' } })
      for (const { value } of head) expect(value).not.toMatch(/[\r\n\0]/)
      expect(oneLine(text)).not.toMatch(/\p{Cc}/u)
    }),
  )
})

test('what is far too large is refused before it leaves', () => {
  expect(() => assertSendable({ ...mail, text: 'x'.repeat(500_001) })).toThrow(/500 kB/)
  expect(() => assertSendable({ ...mail, subject: 'x'.repeat(901) })).toThrow(/longer than/)
})

test('one request turns it off over https only; a link that is none is refused', () => {
  expect(extraHeadersOf({ unsubscribeUrl: 'http://localhost:3000/unsubscribe/a' })).toEqual({
    'List-Unsubscribe': '<http://localhost:3000/unsubscribe/a>',
  })
  expect(Object.keys(extraHeadersOf({ unsubscribeUrl: 'https://a.example/unsubscribe/a' }))).toHaveLength(2)
  for (const unsubscribeUrl of ['javascript:alert(1)', 'https://a/\r\nBcc: x@y.de', 'https://a/>,<mailto:x@y.de'])
    expect(() => assertSendable({ ...mail, unsubscribeUrl })).toThrow(/not an address/)
})

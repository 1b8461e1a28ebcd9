import { expect, test } from 'vitest'
import { composeMailInput, composeMailRequest } from './outreach-input.ts'

const asked = (companyUrl: string | null) => ({
  postingId: null,
  recipientName: 'Jana',
  recipientRole: null,
  companyUrl,
  companyText: null,
  tone: 'professional',
  goal: 'introduce',
  painPoint: null,
  links: [],
})

test('a company page is taken as people type it', () => {
  expect(composeMailInput.parse(asked(' example.org ')).companyUrl).toBe('https://example.org')
  expect(composeMailInput.parse(asked('http://example.org/about')).companyUrl).toBe('http://example.org/about')
})

test.each(['not a page', 'ftp://example.org', 'javascript:alert(1)'])('%s is refused beside its field', (address) => {
  expect(composeMailInput.safeParse(asked(address)).error?.issues[0]).toMatchObject({
    path: ['companyUrl'],
    message: 'Give a web address like https://example.com',
  })
})

test('an e-mail that was begun with what is refused today can still be read', () => {
  expect(composeMailRequest.parse(asked('not a page')).companyUrl).toBe('not a page')
})

test('neither page nor text is refused, kept or new', () => {
  expect(composeMailInput.safeParse(asked(null)).success).toBe(false)
  expect(composeMailRequest.safeParse(asked(null)).success).toBe(false)
})

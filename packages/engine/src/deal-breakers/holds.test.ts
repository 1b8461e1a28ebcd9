import { dealBreakers } from '@jobpilot/schemas/deal-breakers'
import { emptyPosting, type PostingContent } from '@jobpilot/schemas/posting'
import { expect, test } from 'vitest'
import { listingFacts } from '../listing/listing-facts.ts'
import { parsePostingText } from '../posting/parse-posting-text.ts'
import { compileDealBreakers, verdictOf } from './holds.ts'

const read = (text: string) => {
  const posting = parsePostingText(text)
  return listingFacts(posting.content, posting.text)
}
const verdict = (tree: unknown, text: string) => verdictOf(compileDealBreakers(dealBreakers.parse(tree))(read(text)))

const posting = `Senior Backend Engineer
Nightowl GmbH
Berlin, Germany (Hybrid)
Full-time. Salary: €70,000 - €85,000 per year

About us
Nightowl is an online casino with 250 employees.

What we ask
- 5+ years with Java and PostgreSQL
- On-call one week in four
- Travel up to 20% of the time
We are unable to offer visa sponsorship.`

test.each([
  [{ kind: 'pay-at-least', amount: 85_000, currency: 'EUR' }, 'ok'],
  [{ kind: 'pay-at-least', amount: 85_001, currency: 'EUR' }, 'violated'],
  [{ kind: 'pay-at-least', amount: 10, currency: 'USD' }, 'unknown'],
  [{ kind: 'work-mode-in', modes: ['remote'] }, 'violated'],
  [{ kind: 'work-mode-in', modes: ['remote', 'hybrid'] }, 'ok'],
  [{ kind: 'country-in', countries: ['DE'] }, 'ok'],
  [{ kind: 'country-in', countries: ['US'] }, 'violated'],
  [{ kind: 'place-not-in', places: ['Berlin'] }, 'violated'],
  [{ kind: 'employer-not-in', employers: ['NIGHTOWL'] }, 'violated'],
  [{ kind: 'industry-not-in', industries: ['Gambling'] }, 'violated'],
  [{ kind: 'seniority-in', levels: ['senior', 'staff'] }, 'ok'],
  [{ kind: 'company-size-in', sizes: ['medium'] }, 'ok'],
  [{ kind: 'category-in', categories: ['engineering', 'product'] }, 'ok'],
  [{ kind: 'category-in', categories: ['sales'] }, 'violated'],
  [{ kind: 'travel-at-most', percent: 20 }, 'ok'],
  [{ kind: 'travel-at-most', percent: 19 }, 'violated'],
  [{ kind: 'no-on-call' }, 'violated'],
  [{ kind: 'sponsors-visa' }, 'violated'],
  [{ kind: 'title-lacks', words: ['backend'] }, 'violated'],
  [{ kind: 'skill-not-in', skills: ['java'] }, 'violated'],
  [{ not: { kind: 'no-on-call' } }, 'ok'],
  [{ any: [{ kind: 'no-on-call' }, { kind: 'pay-at-least', amount: 10, currency: 'USD' }] }, 'unknown'],
  [{ all: [{ kind: 'no-on-call' }, { kind: 'pay-at-least', amount: 10, currency: 'USD' }] }, 'violated'],
] as const)('%j: %s', (tree, expected) => {
  expect(verdict(tree, posting)).toBe(expected)
})

const bare = 'Software Engineer\nWe look for somebody who likes to build things that last.'
test.each(['no-on-call', 'sponsors-visa'])('a posting that does not speak of it leaves %s unknown', (kind) => {
  expect(verdict({ kind }, bare)).toBe('unknown')
})

test.each([
  ['There is no on-call duty.', { kind: 'no-on-call' }, 'ok'],
  ['We sponsor visas and help you move.', { kind: 'sponsors-visa' }, 'ok'],
  ['Visa sponsorship is available for this role.', { kind: 'sponsors-visa' }, 'ok'],
  ['Candidates must be authorized to work without sponsorship.', { kind: 'sponsors-visa' }, 'violated'],
  ['We do not sponsor work permits.', { kind: 'sponsors-visa' }, 'violated'],
  ['No travel required.', { kind: 'travel-at-most', percent: 0 }, 'ok'],
  ['Reisebereitschaft bis 50 %', { kind: 'travel-at-most', percent: 40 }, 'violated'],
  ['25-30% travel within Europe', { kind: 'travel-at-most', percent: 29 }, 'violated'],
  ['Travel (approximately 30%) to customers', { kind: 'travel-at-most', percent: 29 }, 'violated'],
  ['Will you require sponsorship now or later?', { kind: 'sponsors-visa' }, 'unknown'],
  ['Our travel app is used by 80% of pilots.', { kind: 'travel-at-most', percent: 10 }, 'unknown'],
  ['We sponsor three local football clubs.', { kind: 'sponsors-visa' }, 'unknown'],
] as const)('"%s" under %j: %s', (line, tree, expected) => {
  expect(verdict(tree, `${bare}\n${line}`)).toBe(expected)
})

test('remote from one region holds for its countries alone, from anywhere for all', () => {
  const remote = (scope: string): PostingContent => ({
    ...emptyPosting,
    workMode: { id: 'w', value: 'remote', span: null, confidence: 1, origin: 'engine' },
    remoteScope: { id: 's', value: scope, span: null, confidence: 1, origin: 'engine' },
  })
  const of = (scope: string, country: string) =>
    compileDealBreakers({ kind: 'country-in', countries: [country] })(listingFacts(remote(scope), ''))
  expect([of('EU', 'DE'), of('EU', 'US'), of('Worldwide', 'US'), of('elsewhere', 'US')]).toEqual([
    true,
    false,
    true,
    null,
  ])
})

test('a tree nested 100, or 100,000, deep is refused with what to do, and costs no stack', () => {
  for (const depth of [9, 100, 100_000]) {
    let tree: unknown = { kind: 'no-on-call' }
    for (let level = 0; level < depth; level++) tree = { not: tree }
    const result = dealBreakers.safeParse(tree)
    expect(result.success).toBe(false)
    expect(result.error?.issues[0]?.message).toMatch(/at most 8 deep.*flatter/)
  }
  expect(dealBreakers.safeParse({ all: Array(101).fill({ kind: 'no-on-call' }) }).success).toBe(false)
})

import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { noWish, type Wish } from '@jobpilot/schemas/wish'
import { expect, test } from 'vitest'
import { listingFacts } from '../listing/listing-facts.ts'
import { titleTokens } from '../match/title-tokens.ts'
import { ListingIndex } from './listing-index.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const factsOf = (title: string, more: Partial<ListingFacts> = {}): ListingFacts => ({
  ...listingFacts(
    { ...emptyPosting, title: { id: 't', value: title, span: null, confidence: 1, origin: 'engine' } },
    '',
  ),
  ...more,
})
const wishFor = (title: string, more: Partial<Wish> = {}): Wish => ({
  ...noWish,
  titles: [titleTokens(title)],
  ...more,
})
const found = (index: ListingIndex, wish: Wish) =>
  index.findCandidates(wish, { most: 10 }).map(({ listingId }) => Number(listingId.slice(-6)))

test('the same work comes first, a synonym next, and what shares no word not at all', () => {
  const index = new ListingIndex()
  for (const [at, title] of [
    'Nurse',
    'Backend Programmer',
    'Backend Developer (m/w/d)',
    'Frontend Developer',
  ].entries())
    index.put(id(at), factsOf(title), '2026-11-20')
  expect(found(index, wishFor('Senior Backend Developer'))).toEqual([2, 1, 3])
})

test('of equals the newest comes first', () => {
  const index = new ListingIndex()
  for (const [at, day] of ['2026-11-01', '2026-11-20', '2026-11-10'].entries()) index.put(id(at), factsOf('Nurse'), day)
  expect(found(index, wishFor('Nurse'))).toEqual([1, 2, 0])
})

test('a listing that changed is found as it is now and once; one that is gone is not found', () => {
  const index = new ListingIndex()
  index.put(id(1), factsOf('Nurse'), '2026-11-20')
  index.put(id(2), factsOf('Nurse'), '2026-11-20')
  index.put(id(1), factsOf('Accountant'), '2026-11-20')
  index.remove(id(2))
  expect(found(index, wishFor('Nurse'))).toEqual([])
  expect(found(index, wishFor('Accountant'))).toEqual([1])
  expect([index.size, index.dead]).toEqual([1, 2])
})

test('what violates a deal-breaker is left out, what does not say is kept and marked', () => {
  const index = new ListingIndex()
  index.put(id(1), factsOf('Nurse', { isOnCall: true }), '2026-11-20')
  index.put(id(2), factsOf('Nurse', { isOnCall: false, skills: ['php'] }), '2026-11-20')
  index.put(id(3), factsOf('Nurse'), '2026-11-20')
  index.put(id(4), factsOf('Night Nurse', { isOnCall: false, skills: ['triage'] }), '2026-11-20')
  const dealBreakers = {
    all: [
      { kind: 'no-on-call' as const },
      { kind: 'skill-not-in' as const, skills: ['PHP'] },
      { kind: 'title-lacks' as const, words: ['Head of'] },
    ],
  }
  const candidates = index.findCandidates(wishFor('Nurse', { dealBreakers }), { most: 10 })
  expect(candidates.map(({ listingId, isSure }) => [Number(listingId.slice(-6)), isSure])).toEqual([
    [3, false],
    [4, true],
  ])
  const noNights = { kind: 'title-lacks' as const, words: ['night'] }
  expect(found(index, wishFor('Nurse', { dealBreakers: noNights }))).toEqual([1, 2, 3])
})

test('what the person knows already makes room for the next', () => {
  const index = new ListingIndex()
  for (let at = 0; at < 3_000; at++) index.put(id(at), factsOf('Nurse'), '2026-11-20')
  const known = Array.from({ length: 2_500 }, (_, at) => id(at))
  const next = index.findCandidates(wishFor('Nurse'), { most: 2, known })
  expect(next.map(({ listingId }) => listingId)).toEqual([id(2_500), id(2_501)])
})

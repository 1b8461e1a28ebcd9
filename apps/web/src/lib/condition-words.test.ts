import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { expect, test } from 'vitest'
import { conditionWords } from './condition-words.ts'

const remote: DealBreakers = { kind: 'work-mode-in', modes: ['remote'] }
const pay: DealBreakers = { kind: 'pay-at-least', amount: 90_000, currency: 'EUR' }
const spain: DealBreakers = { kind: 'country-in', countries: ['ES'] }
const calm: DealBreakers = { kind: 'no-on-call' }
const lead: DealBreakers = { kind: 'title-lacks', words: ['lead', 'head'] }

test.each<[DealBreakers, string]>([
  [calm, 'No on-call duty'],
  [{ not: calm }, 'With on-call duty'],
  [{ not: { not: calm } }, 'No on-call duty'],
  [{ not: pay }, 'Pays less than 90,000 EUR a year'],
  [{ not: { kind: 'place-not-in', places: ['Berlin', 'Bonn'] } }, 'Only in Berlin or Bonn'],
  [{ not: { kind: 'offers', benefits: ['equity'] } }, 'Does not offer equity'],
  [{ not: lead }, 'Title with lead or head'],
  [{ any: [remote, pay] }, 'Either work is remote, or pays 90,000 EUR a year or more'],
  [{ not: { any: [remote, calm] } }, 'Work is not remote, and with on-call duty'],
  [{ not: { all: [remote, calm] } }, 'Either work is not remote, or with on-call duty'],
  [{ any: [remote, { all: [spain, calm] }] }, 'Either work is remote, or (from Spain, and no on-call duty)'],
  [{ all: [{ any: [remote, spain] }, calm] }, '(Either work is remote, or from Spain), and no on-call duty'],
  [{ any: [remote, { any: [spain, calm] }] }, 'Either work is remote, or from Spain, or no on-call duty'],
  [{ any: [remote, { not: { any: [spain] } }] }, 'Either work is remote, or not from Spain'],
  [{ any: [{ all: [remote] }] }, 'Work is remote'],
  [{ all: [] }, 'Anything'],
  [{ not: { all: [] } }, 'Nothing'],
])('%j reads: %s', (condition, words) => {
  expect(conditionWords(condition)).toBe(words)
})

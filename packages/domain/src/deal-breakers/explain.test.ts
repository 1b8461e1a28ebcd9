import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { parsePostingText } from '@jobpilot/engine/posting/parse-posting-text'
import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { expect, test } from 'vitest'
import { explainDealBreakers } from './explain.ts'

const { content, text } = parsePostingText(`Senior Backend Engineer
Nightowl GmbH
Berlin, Germany (Hybrid)
Full-time. Salary: €70,000 - €85,000 per year

What we ask
- On-call one week in four
- Travel up to 20% of the time`)
const posting = { facts: listingFacts(content, text), content, text }

const calm: DealBreakers = { kind: 'no-on-call' }
const pay = (amount: number): DealBreakers => ({ kind: 'pay-at-least', amount, currency: 'EUR' })
const visa: DealBreakers = { kind: 'sponsors-visa' }

test.each<[DealBreakers, string, RegExp | null]>([
  [calm, 'violated', /On-call one week/],
  [{ not: calm }, 'ok', /On-call one week/],
  [{ all: [pay(80_000), calm] }, 'violated', /On-call one week/],
  [{ any: [calm, pay(80_000)] }, 'ok', /70,000/],
  [{ not: { any: [calm, pay(80_000)] } }, 'violated', /70,000/],
  [{ any: [calm, { all: [visa, pay(90_000)] }] }, 'violated', /On-call one week/],
  [{ any: [calm, visa] }, 'unknown', null],
  [{ all: [visa, { not: pay(80_000) }] }, 'violated', /70,000/],
])('of %j the verdict %s is shown by the line that decides it', (condition, verdict, quote) => {
  const [explained] = explainDealBreakers({ all: [condition] }, posting)
  expect(explained?.verdict).toBe(verdict)
  if (quote === null) expect(explained?.line).toBeNull()
  else expect(explained?.line?.quote).toMatch(quote)
})

import { emptyPosting, type PostingContent } from '@jobpilot/schemas/posting'
import { isStorable } from '@jobpilot/schemas/storable'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listingFacts } from './listing-facts.ts'

const field = (value: string) => ({ id: 'x', value, span: null, confidence: 1, origin: 'engine' as const })

test('what is cut off is never half of a sign, which the database would refuse with the whole batch', () => {
  // Around each limit, with signs of two units beside letters.
  const long = fc
    .tuple(fc.integer({ min: 70, max: 310 }), fc.constantFrom('a', 'ä', '日'), fc.constantFrom('😀', '𝒜', '🇩🇪'))
    .map(([length, letter, sign]) => letter.repeat(length) + sign.repeat(40))
  fc.assert(
    fc.property(long, long, (title, employer) => {
      const content: PostingContent = {
        ...emptyPosting,
        title: field(title),
        employer: field(employer),
        skills: [{ ...field(title), importance: 'must' as const }],
        places: [field(employer)],
      }
      expect(isStorable(listingFacts(content, title))).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordFinder } from './word-finder.ts'

const signs = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 })

test('every word that stands in a text is found where it ends, also within and over others', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(signs, { selector: String, minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 }),
      (words, text) => {
        const finder = new WordFinder(
          words.map((word, at) => ({ signs: word, bits: [1 << at] })),
          4,
        )
        let state = 0
        text.forEach((sign, at) => {
          state = finder.next[(state << finder.shift) | sign] ?? 0
          const read = text.slice(0, at + 1)
          const ending = words.map(
            (word) => String(read.slice(-word.length)) === String(word) && read.length >= word.length,
          )
          expect(finder.bits[state]?.[0] ?? 0).toBe(
            ending.reduce((bits, ends, word) => bits | (ends ? 1 << word : 0), 0),
          )
        })
      },
    ),
    { numRuns: 500 },
  )
})

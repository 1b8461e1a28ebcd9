import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfKey, SkillWords, skillTokens } from './skill-tokens.ts'

const parts = [
  'a',
  'B',
  '9',
  '+',
  '+',
  '#',
  '.NET',
  '.net',
  '.',
  '-',
  ' ',
  'é',
  '’',
  'ſ',
  '\u212a',
  '东',
  '🙂',
  '\u0301',
  '_',
]

test('words are the same, read without an object for each', () => {
  const words = new SkillWords()
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), (written) => {
      const text = written.join('')
      words.read(text)
      const read = Array.from({ length: words.count }, (_, at) => ({
        key: words.key(at),
        start: words.starts[at],
        end: words.ends[at],
      }))
      expect(read).toEqual(skillTokens(text))
      read.forEach(({ key }, at) => {
        expect(words.hashes[at]).toBe(hashOfKey(key))
      })
    }),
    { numRuns: 3_000 },
  )
})

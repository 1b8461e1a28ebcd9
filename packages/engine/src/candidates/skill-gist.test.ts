import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skillsPart } from './estimate.ts'
import { missingBits, mostSkillsPart, skillGist } from './skill-gist.ts'

test('what the gist of skills allows is never less than what they come to, and tells most listings apart', () => {
  const skill = fc.integer({ min: 0, max: 299 })
  let tighter = 0
  fc.assert(
    fc.property(fc.uniqueArray(skill, { maxLength: 70 }), fc.uniqueArray(skill, { maxLength: 20 }), (named, held) => {
      const marked = new Uint8Array(300)
      for (const number of held) marked[number] = 1
      const part = skillsPart(named.filter((number) => held.includes(number)).length, named.length)
      const { low, high } = skillGist(Uint32Array.from(named))
      const most = mostSkillsPart(low, high, missingBits(marked))
      expect(most).toBeGreaterThanOrEqual(part)
      if (most < 1) tighter += 1
    }),
    { numRuns: 2_000 },
  )
  expect(tighter).toBeGreaterThan(1_000)
})

import { unknownScore } from '../match/rubric.ts'
import { skillsPart } from './estimate.ts'

/** How many skills are named stands in the lowest bits of `low`; the rest of both has one bit for each skill, by its number. */
export type SkillGist = { low: number; high: number }

const countBits = 6
const manySkills = (1 << countBits) - 1
const skillBits = 64 - countBits

function bitsOf(numbers: Iterable<number>): SkillGist {
  let low = 0
  let high = 0
  for (const number of numbers) {
    const bit = countBits + (number % skillBits)
    if (bit < 32) low |= 1 << bit
    else high |= 1 << (bit - 32)
  }
  return { low, high }
}

/** A listing's skills in two numbers, which tell the most of them that a person can have without looking them up. */
export function skillGist(numbers: Uint32Array): SkillGist {
  const { low, high } = bitsOf(numbers)
  return { low: (low | Math.min(manySkills, numbers.length)) >>> 0, high: high >>> 0 }
}

/** The bits of skills that nobody marked has: whoever has those skills only lacks each listing's skill at such a bit. */
export function missingBits(marked: Uint8Array): SkillGist {
  const held = bitsOf([...marked.keys()].filter((number) => marked[number] === 1))
  return { low: ~held.low & ~manySkills, high: ~held.high }
}

/** The most that `skillsPart` can be, of a gist. */
export function mostSkillsPart(low: number, high: number, missing: SkillGist): number {
  const named = low & manySkills
  if (named === 0) return unknownScore
  if (named === manySkills) return 1
  return skillsPart(named - countOnes(low & missing.low) - countOnes(high & missing.high), named)
}

function countOnes(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

import { unknownScore } from '../match/rubric.ts'
import { skillsPart } from './estimate.ts'

/** How many skills are named stands in the lowest bits; above, each skill sets one bit by its number. */
const countBits = 6
const manySkills = (1 << countBits) - 1
const skillBits = 32 - countBits

/** A listing's skills in one number, which tells the most of them that a person can have without looking them up. */
export function skillGist(numbers: Uint32Array): number {
  let bits = 0
  for (const number of numbers) bits |= 1 << (countBits + (number % skillBits))
  return (bits | Math.min(manySkills, numbers.length)) >>> 0
}

/** The bits of skills that nobody marked has: whoever has those skills only lacks each listing's skill at such a bit. */
export function missingBits(marked: Uint8Array): number {
  let held = 0
  for (let number = 0; number < marked.length; number++)
    if (marked[number] === 1) held |= 1 << (countBits + (number % skillBits))
  return ~held & ~manySkills
}

/** The most that `skillsPart` can be. */
export function mostSkillsPart(gist: number, missing: number): number {
  const named = gist & manySkills
  if (named === 0) return unknownScore
  return named === manySkills ? 1 : skillsPart(named - countOnes(gist & missing), named)
}

function countOnes(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

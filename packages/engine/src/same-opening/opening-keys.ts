import { hash } from 'node:crypto'
import { titleShare } from './compare-openings.ts'
import { type TitleSignature, titleSignature } from './title-signature.ts'

/** Words so usual in titles that they tell few roles apart: a key is rather made of others. */
const usual = new Set(
  'senior junior lead staff principal software engineer engineering developer manager management specialist analyst assistant associate consultant director executive coordinator product data sales account customer service support technical business marketing project program team head operations nurse designer technician representative administrator supervisor intern'.split(
    ' ',
  ),
)

const byRarity = (one: string, other: string) =>
  Number(usual.has(one)) - Number(usual.has(other)) || (one < other ? -1 : 1)

/** 32 bits, signed as the database takes them. Two keys that fall together cost a comparison, no more. */
const numberOf = (...parts: string[]) => hash('sha256', parts.join('\n'), 'buffer').readInt32BE(0)

/**
 * The keys of a listing, first that of its very role. Two whose titles `compareOpenings` does not tell apart share one: level and
 * numbers must be equal, and of two sets of words that are as much alike as `titleShare` asks, the first few in a fixed order
 * have a word in common. None without an employer.
 */
export function openingKeys(title: string, employer: string | null, employerKey: string | null): number[] {
  if (employerKey === null) return []
  const { role, words, level, numbers }: TitleSignature = titleSignature(title, employer)
  const first = words.toSorted(byRarity).slice(0, words.length - Math.ceil(titleShare * words.length) + 1)
  return [
    ...new Set([
      numberOf('role', employerKey, level, numbers, role),
      ...first.map((word) => numberOf('word', employerKey, level, numbers, word)),
    ]),
  ]
}

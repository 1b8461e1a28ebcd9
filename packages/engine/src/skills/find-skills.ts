import { isPlural, mayBeginSkill, type SkillAlias, type SkillNode, skillTrie } from './skill-index.ts'
import { joinsWords, SkillWords } from './skill-tokens.ts'
import { namesTool } from './tool-context.ts'

/** A known skill in a text: `text.slice(start, end)` is how it was written, `canonical` its usual name. */
export type FoundSkill = { canonical: string; start: number; end: number }

// Longer names than this are not in the dictionary; the bound keeps the search linear.
const longestName = 7

function fits(alias: SkillAlias, text: string, start: number, end: number): boolean {
  if (alias.needsMark && !/[&/]/.test(text.slice(start, end))) return false
  if (alias.rule === 'any') return true
  const written = text.slice(start, end).replace(/\s+/g, ' ')
  if (written !== alias.written) return false
  return alias.rule === 'exact' || namesTool(text, start, end)
}

/** The step for a word, or for the word it is the plural of. */
function child(node: SkillNode, key: string): SkillNode | undefined {
  const exact = node.next.get(key)
  return exact ?? (isPlural(key) ? node.next.get(key.slice(0, -1)) : undefined)
}

const words = new SkillWords()

/** The longest name that begins with a word, and the word it ends with. */
function longestAt(text: string, from: number): { alias: SkillAlias; last: number } | undefined {
  const start = words.starts[from] as number
  let node: SkillNode | undefined = skillTrie()
  let best: { alias: SkillAlias; last: number } | undefined
  for (let at = from; at < words.count && at < from + longestName; at++) {
    if (at > from && !joinsWords(text.slice(words.ends[at - 1], words.starts[at]))) break
    node = child(node, words.key(at))
    if (node === undefined) break
    const end = words.ends[at] as number
    for (const alias of node.aliases) {
      if (!fits(alias, text, start, end)) continue
      best = { alias, last: at }
      break
    }
  }
  return best
}

/**
 * Finds every known skill in a text, in reading order, the longest name at each place ("React Native", not "React").
 * Linear in the length of the text; finds only what the text says.
 */
export function findSkills(text: string): FoundSkill[] {
  const found: FoundSkill[] = []
  words.read(text)
  for (let at = 0; at < words.count; at++) {
    if (!mayBeginSkill(words.hashes[at] as number)) continue
    const hit = longestAt(text, at)
    if (hit === undefined) continue
    found.push({
      canonical: hit.alias.canonical,
      start: words.starts[at] as number,
      end: words.ends[hit.last] as number,
    })
    at = hit.last
  }
  return found
}

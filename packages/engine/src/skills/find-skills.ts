import { type SkillAlias, type SkillNode, skillTrie } from './skill-index.ts'
import { joinsWords, type SkillToken, skillTokens } from './skill-tokens.ts'
import { namesTool } from './tool-context.ts'

/** A known skill in a text: `text.slice(start, end)` is how it was written, `canonical` its usual name. */
export type FoundSkill = { canonical: string; start: number; end: number }

// Longer names than this are not in the dictionary; the bound keeps the search linear.
const longestName = 7

// "M&A" is not "I'm a": short names joined by a mark must be written with it.
const needsMark = (written: string) => /^[a-z]{1,2}[&/]/i.test(written)

function fits(alias: SkillAlias, text: string, start: number, end: number): boolean {
  if (needsMark(alias.written) && !/[&/]/.test(text.slice(start, end))) return false
  if (alias.rule === 'any') return true
  const written = text.slice(start, end).replace(/\s+/g, ' ')
  if (written !== alias.written) return false
  return alias.rule === 'exact' || namesTool(text, start, end)
}

function child(node: SkillNode, key: string): SkillNode | undefined {
  const exact = node.next.get(key)
  if (exact !== undefined || key.length < 4 || !key.endsWith('s')) return exact
  return node.next.get(key.slice(0, -1))
}

function longestAt(text: string, tokens: SkillToken[], from: number): { alias: SkillAlias; last: number } | undefined {
  const first = tokens[from]
  let node: SkillNode | undefined = skillTrie()
  let best: { alias: SkillAlias; last: number } | undefined
  for (let at = from; first !== undefined && at < tokens.length && at < from + longestName; at++) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (token === undefined) break
    if (at > from && before !== undefined && !joinsWords(text.slice(before.end, token.start))) break
    node = child(node, token.key)
    if (node === undefined) break
    const alias = node.aliases.find((candidate) => fits(candidate, text, first.start, token.end))
    if (alias !== undefined) best = { alias, last: at }
  }
  return best
}

/**
 * Finds every known skill in a text, in reading order, the longest name at each place ("React Native", not "React").
 * Linear in the length of the text; finds only what the text says.
 */
export function findSkills(text: string): FoundSkill[] {
  const tokens = skillTokens(text)
  const found: FoundSkill[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const hit = token === undefined ? undefined : longestAt(text, tokens, at)
    const last = hit === undefined ? undefined : tokens[hit.last]
    if (token === undefined || hit === undefined || last === undefined) continue
    found.push({ canonical: hit.alias.canonical, start: token.start, end: last.end })
    at = hit.last
  }
  return found
}

import { businessSkills } from './data/business-skills.ts'
import { dataSkills } from './data/data-skills.ts'
import { peopleSkills } from './data/people-skills.ts'
import { professionSkills } from './data/profession-skills.ts'
import { softwareSkills } from './data/software-skills.ts'
import { hashOfKey, skillTokens } from './skill-tokens.ts'

/** How an alias must be written to count: in any case, exactly so, or exactly so among words that name a tool. */
export type CaseRule = 'any' | 'exact' | 'tool-context'

export type SkillAlias = {
  canonical: string
  written: string
  rule: CaseRule
  /** "M&A" is not "I'm a": short names joined by a mark must be written with it. */
  needsMark: boolean
}

/** One step of the word trie. Several aliases can end at one node: "Excel" exactly, "ms excel" in any case. */
export type SkillNode = { next: Map<string, SkillNode>; aliases: SkillAlias[] }

const familiesOf = new Map<string, string[]>()
const members = new Map<string, string[]>()
const root: SkillNode = { next: new Map(), aliases: [] }
const byFoldedName = new Map<string, string>()

function readAlias(text: string, canonical: string): SkillAlias {
  const written = text.replace(/^[=!]/, '')
  return {
    canonical,
    written,
    rule: text.startsWith('=') ? 'exact' : text.startsWith('!') ? 'tool-context' : 'any',
    needsMark: /^[a-z]{1,2}[&/]/i.test(written),
  }
}

function addAlias(alias: SkillAlias): void {
  const keys = skillTokens(alias.written).map((token) => token.key)
  if (keys.length === 0) return
  let node = root
  for (const key of keys) {
    const next = node.next.get(key) ?? { next: new Map(), aliases: [] }
    node.next.set(key, next)
    node = next
  }
  node.aliases.push(alias)
  const name = keys.join(' ')
  if (!byFoldedName.has(name)) byFoldedName.set(name, alias.canonical)
}

function addSkill(entry: string, family: string): void {
  const parts = entry.split(' | ').map((part) => part.trim())
  const first = parts[0] ?? ''
  const canonical = first.replace(/^[=!]/, '').replace(/ \(.+\)$/, '')
  if (canonical === '') return
  for (const part of parts) addAlias(readAlias(part.replace(/ \(.+\)$/, ''), canonical))
  familiesOf.set(canonical, [...(familiesOf.get(canonical) ?? []), family])
  members.set(family, [...(members.get(family) ?? []), canonical])
}

/** By the last bits of their hash, the words that names begin with, also in the plural: most words of a text are none. */
const begins = new Uint32Array(1 << 13)

/** Whether a word of this length and end counts as the plural of one. */
export const isPlural = (key: string): boolean => key.length >= 4 && key.endsWith('s')

/** Whether a word of this hash can be the first of a skill's name; few others are taken for one. */
export function mayBeginSkill(hash: number): boolean {
  readSkills()
  return (((begins[(hash >>> 5) & 0x1fff] as number) >>> (hash & 31)) & 1) === 1
}

function noteBeginnings(): void {
  for (const key of root.next.keys())
    for (const form of isPlural(`${key}s`) ? [key, `${key}s`] : [key]) {
      const hash = hashOfKey(form)
      const place = (hash >>> 5) & 0x1fff
      begins[place] = (begins[place] as number) | (1 << (hash & 31))
    }
}

let isRead = false
/** Read with the first question: a server answers much else before. */
function readSkills(): void {
  if (isRead) return
  isRead = true
  // The narrower names come first: "DCF" is itself before it is a way of saying valuation.
  for (const line of [professionSkills, softwareSkills, dataSkills, businessSkills, peopleSkills]
    .join('\n')
    .split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    for (const entry of line.slice(colon + 1).split(';')) addSkill(entry.trim(), line.slice(0, colon).trim())
  }
  noteBeginnings()
}

/** The trie of every known skill name and alias, by folded word. */
export function skillTrie(): SkillNode {
  readSkills()
  return root
}

/** The canonical name for a folded, space-joined spelling, whatever its case. */
export function findCanonical(foldedName: string): string | undefined {
  readSkills()
  return byFoldedName.get(foldedName)
}

/** The families a canonical skill belongs to; empty for a name the dictionary does not hold. */
export function skillFamilies(canonical: string): readonly string[] {
  readSkills()
  return familiesOf.get(canonical) ?? []
}

/** Skills of the same families, without the skill itself: what somebody who has one can be expected to learn soon. */
export function relatedSkills(canonical: string): string[] {
  const related = skillFamilies(canonical).flatMap((family) => members.get(family) ?? [])
  return [...new Set(related)].filter((name) => name !== canonical)
}

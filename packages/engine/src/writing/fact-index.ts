import { stemOf } from '../match/title-tokens.ts'
import { findDisclaimedSkills, findHeldSkills, withoutDisclaimed } from '../skills/disclaimed-words.ts'
import { findSkills } from '../skills/find-skills.ts'
import { normaliseSkill } from '../skills/normalise-skill.ts'
import { numbersIn } from './extract-claims.ts'
import type { Fact } from './facts.ts'
import { plainWords } from './plain-words.ts'

/** Facts made ready to be searched: by figure, by skill, by folded words and by stem. */
export type FactIndex = {
  facts: readonly IndexedFact[]
  numbers: Map<string, IndexedFact[]>
  skills: Map<string, IndexedFact[]>
  stems: Map<string, IndexedFact[]>
  words: string
  /** Skills the profile says the person lacks or only wishes to learn, and nowhere says they have. */
  denied: Set<string>
}
export type IndexedFact = Fact & { folded: string; stems: Set<string> }

/** Lower case, marks and accents dropped, single spaces: how wording is compared. Bounded by spaces, so that whole words match. */
export function foldText(text: string): string {
  return ` ${text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’](?=s\b)/g, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()} `
}

const countWords =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|doubl(?:e|ed|ing)|tripl(?:e|ed|ing)|halved|twice)$/

/** The stems of the words of a text that can be a claim; plain words are left out. */
export function claimStems(text: string): string[] {
  return foldText(text)
    .trim()
    .split(' ')
    .filter((word) => word.length > 2 && !plainWords.has(word) && !/^\d/.test(word) && !countWords.test(word))
    .map(stemOf)
}

const indexes = new WeakMap<readonly Fact[], FactIndex>()

function put(map: Map<string, IndexedFact[]>, key: string, fact: IndexedFact): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [fact])
  else if (list.at(-1) !== fact) list.push(fact)
}

/** Indexes facts once per list; the list must not be changed afterwards. */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const known = indexes.get(facts)
  if (known !== undefined) return known
  const index: FactIndex = {
    // What the person denies in their own resume supports nothing; it is still quoted as they wrote it.
    facts: facts.map((fact) => {
      const text = fact.kind === 'profile' ? withoutDisclaimed(fact.text) : fact.text
      return { ...fact, folded: foldText(text), stems: new Set(claimStems(text)) }
    }),
    numbers: new Map(),
    skills: new Map(),
    stems: new Map(),
    words: '',
    denied: new Set(),
  }
  for (const fact of index.facts) {
    for (const { value } of numbersIn(fact.text)) put(index.numbers, value, fact)
    const isOwn = fact.kind === 'profile'
    const denied = isOwn ? findDisclaimedSkills(fact.text) : []
    for (const skill of isOwn ? findHeldSkills(fact.text) : findSkills(fact.text))
      put(index.skills, skill.canonical, fact)
    if (denied.length === 0) put(index.skills, normaliseSkill(fact.text), fact)
    for (const skill of denied) index.denied.add(skill.canonical)
    for (const stem of fact.stems) put(index.stems, stem, fact)
  }
  for (const name of index.denied)
    if (index.skills.get(name)?.some((fact) => fact.kind === 'profile')) index.denied.delete(name)
  index.words = index.facts.map((fact) => fact.folded).join('|')
  indexes.set(facts, index)
  return index
}

import { findCanonical, relatedSkills, skillFamilies } from './skill-index.ts'
import { skillTokens } from './skill-tokens.ts'

// A closing remark on the level is not part of the name: "Python (advanced)", "Spanish - fluent".
const levelRemark =
  /\s*(?:\([^()]*\)|[-–:,]\s*(?:advanced|expert|intermediate|basic|beginner|fluent|native|proficient|working knowledge|[abc][12]))\s*$/iu

/**
 * The usual name of a skill: "postgres" gives "PostgreSQL". A name the dictionary does not hold comes back as written,
 * trimmed, so that two spellings in different case still have to be compared with `skillKey`.
 */
export function normaliseSkill(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  for (const candidate of [trimmed, trimmed.replace(levelRemark, '')]) {
    const folded = skillTokens(candidate)
      .map((token) => token.key)
      .join(' ')
    const known = findCanonical(folded) ?? (folded.endsWith('s') ? findCanonical(folded.slice(0, -1)) : undefined)
    if (known !== undefined) return known
  }
  return trimmed.replace(levelRemark, '') || trimmed
}

// The same few thousand names come back for every posting; the bound keeps hostile input from filling memory.
const keys = new Map<string, string>()

/** What two spellings of one skill share: compare skills by this key, show them by `normaliseSkill`. */
export function skillKey(text: string): string {
  const known = keys.get(text)
  if (known !== undefined) return known
  const key = skillTokens(normaliseSkill(text))
    .map((token) => token.key)
    .join(' ')
  if (keys.size < 20_000) keys.set(text, key)
  return key
}

/** Whether two skills are neighbours: in one family of the dictionary and not the same. */
export function areRelatedSkills(one: string, other: string): boolean {
  const a = normaliseSkill(one)
  const b = normaliseSkill(other)
  return a !== b && skillFamilies(a).some((family) => skillFamilies(b).includes(family))
}

/** The neighbours of a skill by its canonical or any known name. */
export function neighboursOf(skill: string): string[] {
  return relatedSkills(normaliseSkill(skill))
}

import type { Field } from '@jobpilot/schemas/fields'
import type { SkillMention } from '@jobpilot/schemas/posting'

type Importance = SkillMention['importance']
const sameName = (a: Field, b: Field) => a.value.toLowerCase() === b.value.toLowerCase()

/** The skill with another importance: what the person decided is certain. */
export const withImportance = (skills: SkillMention[], id: string, importance: Importance): SkillMention[] =>
  skills.map((skill) => (skill.id === id ? { ...skill, importance, confidence: 1, origin: 'person' } : skill))

/**
 * The skills after the list of one importance was edited. A name typed there that stands under another importance is
 * moved and keeps the place it was read from, so that no skill is counted twice.
 */
export function withListOf(skills: SkillMention[], importance: Importance, list: Field[]): SkillMention[] {
  const others = skills.filter((skill) => skill.importance !== importance)
  const own = skills.filter((skill) => skill.importance === importance)
  const next = list.map((field): SkillMention => {
    const before = own.find(({ id }) => id === field.id)
    if (before !== undefined) return before
    const elsewhere = others.find((other) => sameName(other, field))
    return { ...(elsewhere ?? field), importance, confidence: 1, origin: 'person' }
  })
  return [...next, ...others.filter((other) => !next.some(({ id }) => id === other.id))]
}

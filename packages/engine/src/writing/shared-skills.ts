import type { Evidence } from '@jobpilot/schemas/fields'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import { noPreferences } from '@jobpilot/schemas/preferences'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { prepareProfile } from '../match/prepared-profile.ts'
import { skillKey } from '../skills/normalise-skill.ts'

/** A skill the posting asks for and the profile names, as it reads in a sentence, with a quote from each side. */
export type SharedSkill = { name: string; sources: Evidence[]; isMust: boolean }

const plain = new Set([
  'English',
  'Microsoft Office',
  'Problem solving',
  'Time management',
  'Multitasking',
  'Artificial intelligence',
  'Software development',
  'Cross-functional collaboration',
  'Reporting',
  'Emergency department',
  'Critical care',
  'Operating room',
  'Home health',
  'Shift work',
  'Registered Nurse licence',
  'Medical devices',
  'Mental health',
  'Public health',
])

/** How a skill reads inside a sentence: common nouns in lower case, product names as they are. */
function inSentence(name: string, texts: readonly string[]): string {
  if (!/^\p{Lu}[\p{Ll} -]+$/u.test(name)) return name
  const lower = name.charAt(0).toLowerCase() + name.slice(1)
  if (/ [\p{Ll}]/u.test(name) && !/^(?:English|German|French|Spanish)/.test(name)) return lower
  return texts.some((text) => new RegExp(`(?<![\\p{L}])${lower}(?![\\p{L}])`, 'u').test(text)) ? lower : name
}

/** Skills on both sides, must-haves first, at most `limit`. Only what the profile itself names, nothing inferred. */
export function sharedSkills(
  profile: ProfileContent,
  posting: ParsedPosting | null,
  today: string,
  limit: number,
): SharedSkill[] {
  if (posting === null) return []
  const prepared = prepareProfile(profile, noPreferences, today)
  const weight = { must: 0, nice: 1, mentioned: 2 } as const
  const isAsked = (skill: { importance: string }) => skill.importance !== 'mentioned'
  const held = posting.content.skills.filter(
    (skill) => isAsked(skill) && prepared.skills.has(skillKey(skill.value)),
  ).length
  // What a posting only mentions is named when little else is shared.
  const asked = [...posting.content.skills]
    .filter((skill) => held < 2 || isAsked(skill))
    .sort((a, b) => weight[a.importance] - weight[b.importance])
  const shared: SharedSkill[] = []
  for (const skill of asked) {
    const own = prepared.skills.get(skillKey(skill.value))
    if (
      own === undefined ||
      own.name !== skill.value ||
      plain.has(skill.value) ||
      (/licen[cs]e|admission|certificate/i.test(skill.value) &&
        !/licen[cs]|certif|admitted/i.test(own.evidence.quote)) ||
      shared.length >= limit
    )
      continue
    const quote = skill.span === null ? skill.value : posting.text.slice(skill.span.start, skill.span.end)
    shared.push({
      name: inSentence(skill.value, [posting.text, own.evidence.quote]),
      isMust: skill.importance === 'must',
      sources: [own.evidence, { side: 'posting', fieldId: skill.id, quote, span: skill.span }],
    })
  }
  return shared
}

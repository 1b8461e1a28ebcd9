import type { Field } from '@jobpilot/schemas/fields'
import type { SkillMention } from '@jobpilot/schemas/posting'
import { type FoundSkill, findSkills } from '../skills/find-skills.ts'
import { findNamedTools, type NamedTool } from '../skills/open-vocabulary.ts'
import { remembered } from '../text/remembered.ts'
import { niceCue, type Requirements } from './posting-requirements.ts'
import type { PostingItem } from './posting-sections.ts'

type Importance = SkillMention['importance']
const rank: Record<Importance, number> = { must: 2, nice: 1, mentioned: 0 }

type Mention = { name: string; start: number; end: number; importance: Importance; confidence: number }

/** What the clause around a skill makes of it: "Ray is a plus" is a wish even among requirements; "familiar with (e.g. Rust)" too. */
function clauseImportance(line: string, at: number, importance: Importance): Importance {
  if (importance !== 'must') return importance
  const from = Math.max(line.lastIndexOf(';', at), line.lastIndexOf('. ', at)) + 1
  const end = line.slice(at).search(/;|\.\s/)
  const clause = line.slice(from, end < 0 ? undefined : at + end)
  if (speaksOfWish(clause)) return 'nice'
  const open = line.lastIndexOf('(', at)
  const isExample =
    open > from &&
    !line.slice(open, at).includes(')') &&
    /^\((?:e\.g|such as|like|for example|z\.\s?b)/iu.test(line.slice(open, at))
  return isExample && /familiar[^,;]*$/iu.test(line.slice(from, open)) ? 'nice' : importance
}

const skillsOfLine: (line: string) => readonly FoundSkill[] = remembered(findSkills)
const toolsOfLine: (line: string) => readonly NamedTool[] = remembered((line) => findNamedTools(line, false))
const toolsOfGermanLine: typeof toolsOfLine = remembered((line) => findNamedTools(line, true))
const speaksOfWish = remembered((clause) => niceCue.test(clause))

function inLine(
  source: string,
  start: number,
  end: number,
  importance: Importance,
  isOpen: boolean,
  capitalisedNouns: boolean,
): Mention[] {
  const line = source.slice(start, end)
  const known = skillsOfLine(line)
  const mentions: Mention[] = known.map((skill) => ({
    name: skill.canonical,
    start: start + skill.start,
    end: start + skill.end,
    importance: clauseImportance(line, skill.start, importance),
    confidence: 0.9,
  }))
  if (!isOpen) return mentions
  for (const tool of capitalisedNouns ? toolsOfGermanLine(line) : toolsOfLine(line)) {
    if (known.some((skill) => skill.start < tool.end && tool.start < skill.end)) continue
    mentions.push({
      name: tool.name,
      start: start + tool.start,
      end: start + tool.end,
      importance: clauseImportance(line, tool.start, importance),
      confidence: 0.6,
    })
  }
  return mentions
}

function overlaps(spans: readonly Field[], item: PostingItem): boolean {
  return spans.some((field) => field.span !== null && field.span.start < item.end && item.start < field.span.end)
}

/** "Legal research (Westlaw)": the dictionary files both under one name, but a posting that writes both asks for both. */
function isNameOfItsOwn(first: string, written: string): boolean {
  const isName = /^\p{Lu}[\p{L}\p{N}+#.&/-]*(?: \p{Lu}[\p{L}\p{N}]*)?$/u.test(written)
  return isName && first.charAt(0).toLowerCase() !== written.charAt(0).toLowerCase()
}

/** Every skill the posting names outside its lines on the employer, the benefits and the law, with how much it is asked for. */
export function readSkills(
  source: string,
  items: PostingItem[],
  requirements: Requirements,
  language: string | null,
  employer: Field | null,
): SkillMention[] {
  const capitalisedNouns = language === 'de'
  const mentions: Mention[] = []
  const take = (fields: readonly Field[], importance: Importance) => {
    for (const field of fields)
      if (field.span !== null)
        mentions.push(...inLine(source, field.span.start, field.span.end, importance, true, capitalisedNouns))
  }
  take(requirements.mustHaves, 'must')
  take(requirements.niceToHaves, 'nice')
  const taken = [...requirements.mustHaves, ...requirements.niceToHaves]
  for (const item of items) {
    if (['about', 'benefits', 'skip', 'pay'].includes(item.section)) continue
    // A paragraph of which one sentence was taken still names skills in the others; what was taken keeps its weight.
    const isLeadIn = item.section === 'must' && !item.isHeading && !(taken.length < 400 && overlaps(taken, item))
    mentions.push(
      ...inLine(
        source,
        item.start,
        item.end,
        isLeadIn ? 'must' : 'mentioned',
        item.section === 'duties',
        capitalisedNouns,
      ),
    )
  }
  const best = new Map<string, Mention>()
  for (const mention of mentions) {
    const key = mention.name.toLowerCase()
    const other = best.get(key)
    if (key === employer?.value.toLowerCase()) continue
    const written = source.slice(mention.start, mention.end)
    if (other !== undefined && isNameOfItsOwn(source.slice(other.start, other.end), written)) {
      if (!best.has(written.toLowerCase())) best.set(written.toLowerCase(), { ...mention, name: written })
    } else if (other === undefined || rank[mention.importance] > rank[other.importance]) best.set(key, mention)
  }
  return [...best.values()].slice(0, 200).map((mention, index) => ({
    id: `skill-${index + 1}`,
    value: mention.name,
    span: { start: mention.start, end: mention.end },
    confidence: mention.confidence,
    origin: 'engine',
    importance: mention.importance,
  }))
}

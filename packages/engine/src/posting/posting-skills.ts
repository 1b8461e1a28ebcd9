import type { Field } from '@jobpilot/schemas/fields'
import type { SkillMention } from '@jobpilot/schemas/posting'
import { findSkills } from '../skills/find-skills.ts'
import { findNamedTools } from '../skills/open-vocabulary.ts'
import { type KnownLine, ofLine } from '../text/known-line.ts'
import { type Requirements, saysWishAt } from './posting-requirements.ts'
import type { PostingItem } from './posting-sections.ts'

type Importance = SkillMention['importance']
const rank: Record<Importance, number> = { must: 2, nice: 1, mentioned: 0 }

type Mention = Omit<InLine, 'isWish'> & { importance: Importance }

/** What the clause around a skill makes of it: "Ray is a plus" is a wish even among requirements; "familiar with (e.g. Rust)" too. */
function isWish(whole: KnownLine, at: number): boolean {
  const line = whole.text
  const from = Math.max(line.lastIndexOf(';', at), line.lastIndexOf('. ', at)) + 1
  const end = line.slice(at).search(/;|\.\s/)
  if (saysWishAt(whole, from, end < 0 ? undefined : at + end)) return true
  const open = line.lastIndexOf('(', at)
  const isExample =
    open > from &&
    !line.slice(open, at).includes(')') &&
    /^\((?:e\.g|such as|like|for example|z\.\s?b)/iu.test(line.slice(open, at))
  return isExample && /familiar[^,;]*$/iu.test(line.slice(from, open))
}

type InLine = { name: string; key: string; start: number; end: number; confidence: number; isWish: boolean }

const skillsOf = ofLine((line): readonly InLine[] =>
  findSkills(line.text).map(({ canonical, start, end }) => ({
    name: canonical,
    key: canonical.toLowerCase(),
    start,
    end,
    confidence: 0.9,
    isWish: isWish(line, start),
  })),
)

/** Skills of the dictionary, and names of tools beside them. */
function skillsAndTools(line: KnownLine, capitalisedNouns: boolean): readonly InLine[] {
  const known = skillsOf(line)
  const tools = findNamedTools(line, capitalisedNouns).filter(
    (tool) => !known.some((skill) => skill.start < tool.end && tool.start < skill.end),
  )
  return tools.length === 0
    ? known
    : [
        ...known,
        ...tools.map((tool) => ({
          ...tool,
          key: tool.name.toLowerCase(),
          confidence: 0.6,
          isWish: isWish(line, tool.start),
        })),
      ]
}
const openSkillsOf = ofLine((line) => skillsAndTools(line, false))
const openSkillsOfGerman = ofLine((line) => skillsAndTools(line, true))

function overlaps(spans: readonly Field[], item: PostingItem): boolean {
  return spans.some((field) => field.span !== null && field.span.start < item.end && item.start < field.span.end)
}

/** "Legal research (Westlaw)": the dictionary files both under one name, but a posting that writes both asks for both. */
function isNameOfItsOwn(first: string, written: string): boolean {
  const isName = /^\p{Lu}[\p{L}\p{N}+#.&/-]*(?: \p{Lu}[\p{L}\p{N}]*)?$/u.test(written)
  return isName && first.charAt(0).toLowerCase() !== written.charAt(0).toLowerCase()
}

/** "Azure Wings Airlines" asks for no Azure. */
function isInName(source: string, { start, end }: Mention, employer: Field | null): boolean {
  if (employer === null || !employer.value.includes(source.slice(start, end))) return false
  const at = source.lastIndexOf(employer.value, start)
  return at >= 0 && end <= at + employer.value.length
}

/** Every skill the posting names outside its lines on the employer, the benefits and the law, with how much it is asked for. */
export function readSkills(
  source: string,
  items: PostingItem[],
  requirements: Requirements,
  language: string | null,
  employer: Field | null,
): SkillMention[] {
  const mentions: Mention[] = []
  const openSkills = language === 'de' ? openSkillsOfGerman : openSkillsOf
  const add = (found: readonly InLine[], from: number, importance: Importance) => {
    for (const { name, key, confidence, start, end, isWish } of found)
      mentions.push({
        name,
        key,
        confidence,
        start: from + start,
        end: from + end,
        importance: importance === 'must' && isWish ? 'nice' : importance,
      })
  }
  for (const { written, start } of requirements.asked.must) add(openSkills(written), start, 'must')
  for (const { written, start } of requirements.asked.nice) add(openSkills(written), start, 'nice')
  const taken = [...requirements.mustHaves, ...requirements.niceToHaves]
  for (const item of items) {
    if (['about', 'benefits', 'skip', 'pay'].includes(item.section)) continue
    // A paragraph of which one sentence was taken still names skills in the others; what was taken keeps its weight.
    const isLeadIn = item.section === 'must' && !item.isHeading && !(taken.length < 400 && overlaps(taken, item))
    add(
      item.section === 'duties' ? openSkills(item.written) : skillsOf(item.written),
      item.start,
      isLeadIn ? 'must' : 'mentioned',
    )
  }
  const best = new Map<string, Mention>()
  const employerName = employer?.value.toLowerCase()
  for (const mention of mentions) {
    const { key } = mention
    if (key === employerName || isInName(source, mention, employer)) continue
    const other = best.get(key)
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

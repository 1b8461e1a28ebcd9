import { findPlace } from '../posting/gazetteer.ts'
import type { KnownLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'

/** A name in a requirement line that reads like a tool or a product, whether or not the dictionary holds it. */
export type NamedTool = { name: string; start: number; end: number }

const trigger =
  /\b(?:experience|experienced|expertise|proficien\w+|knowledge|familiar\w*|skills?|fluen\w+|competen\w+|hands-on|comfort\w*|tools?|toolchains?|platforms?|software|systems?|frameworks?|stacks?|packages?|such as|like|e\.g\.|i\.e\.|including|using|used?|with|certifi\w+|maîtris\w+|connaissances?|outils?|logiciels?|experiencia|manejo|herramientas|conhecimentos?|ferramentas)\b|kenntniss?e?|erfahrung|umgang mit|wie z\.\s?b\.|z\.\s?b\./iu
const triggerRule = new LineRule(trigger)
const certifiedRule = new LineRule(/certifi|licen[cs]e/iu)
const toolLike = /\p{Ll}\p{Lu}|[\p{L}]\d|\d[\p{L}]|[\p{L}]\.[\p{Ll}]{2}|^[\p{Lu}\d&+#/-]{2,}$|\+\+|#$/u
const candidate =
  /(?<![\p{L}\p{N}@/.-])(?:\p{Lu}|[a-z]{1,2}\p{Lu})[\p{L}\p{N}]*(?:[.&+-][\p{L}\p{N}]+|[+#]{1,2})*(?: (?:\p{Lu}[\p{L}\p{N}]*(?:[.&+-][\p{L}\p{N}]+)*[+#]{0,2}|\d{1,4}))*/gu
const before =
  /(?:[,;(/:&•]|\b(?:and|or|with|in|using|use|like|as|of|e\.g\.|i\.e\.|including|via|on|and\/or|und|oder|mit|in|wie|et|ou|avec|en|y|o|con|e|com|a|the))$/iu
/** Longer than any word `before` ends with, and the sign before it. */
const longestBefore = 12
const after =
  /^(?:\s*[,;)/.:]|\s*$|\s+(?:and|or|und|oder|et|ou|y|o|e|is|are|for|to|at|on|in|certifi\w*|experience|platforms?|tools?|software|systems?|frameworks?|expertise|skills?|environments?|stack|for|preferred|required|a plus|\(|or similar|-|–)(?![\p{L}]))/iu

const notTools = new Set(
  `us usa u.s uk eu emea apac latam b2b b2c b2g saas paas dtc d2c ceo cfo cto coo cmo vp phd ph.d mba ba bs ms bsc msc b.s b.a m.s bachelor bachelors bachelor's master masters master's gpa am pm i ii iii iv fte
hq pto id ok tv oem r&d smb smbs it llc inc gmbh ag asap eoe eeo product design engineering marketing sales legal finance hr operations data science computer customer success board series you your we our this that these strong
experience excellent proven ability knowledge demonstrated familiarity understanding proficiency working hands-on solid deep track minimum must required preferred degree diploma university college high school ged
may monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december english mathematics statistics physics economics business administration
internet web mobile e-commerce ecommerce retail healthcare government fortune company team role position senior junior mid lead manager director engineer developer analyst nurse scientist designer
tier level levels ideally bonus plus nice familiar proficient comfortable fluent advanced basic intermediate expert cross-functional full-time part-time remote hybrid onsite equivalent related similar relevant
cv resume linkedin dei msa ngo ngos pa pc pcs ota qualified certified certification registered valid current active passion ai's ceo's kpi kpis roi sla slas api apis vps faq etc mon fri sat sun ltv cac ist sie du wir ihr die der das ein eine`.split(
    /\s+/,
  ),
)

const degreeLine =
  /\b(?:bachelor|master|degree|ph\.?d|diploma|b\.?sc|m\.?sc|b\.?a\.|mba|university|graduate|studium|abschluss|diplôme|bac ?\+|licenciatura|grado|laurea)\b/iu

function isTool(name: string, line: string, isListed: boolean): boolean {
  const lower = name.toLowerCase()
  if (name.length < 2 || name.length > 40 || notTools.has(lower) || findPlace(name) !== undefined) return false
  const words = name.split(' ')
  if (
    words.length > 3 ||
    words.every((word) => notTools.has(word.toLowerCase())) ||
    notTools.has((words[0] ?? '').toLowerCase())
  )
    return false
  if (/^[\p{Lu}\s&/-]{7,}$/u.test(line) || /^\d+$/.test(name)) return false
  return toolLike.test(name) || (isListed && !degreeLine.test(line))
}

/** Length of the word a line opens with, where short names in capitals follow it: "Use LMP". */
function openingWord(name: string, index: number): number {
  return index === 0 ? (/^\p{Lu}\p{Ll}+ (?=[\p{Lu}\d-]{2,}(?:$| ))/u.exec(name)?.[0].length ?? 0) : 0
}

const inPassing = /\b(?:in|with|using|via|through|on|and|or) (\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+)(?![\p{L}\p{N}'’-])/gu

/** In texts of ASCII: a capital behind a small letter. */
const innerCapital = /[a-z][A-Z]|[^\0-\x7f]/

/** "Document care in PointClickCare": capitals inside a word are a product's spelling even where nothing announces one. */
function namedInPassing(text: string): NamedTool[] {
  if (!innerCapital.test(text)) return []
  return [...text.matchAll(inPassing)].flatMap((match) => {
    const name = match[1] ?? ''
    const end = match.index + match[0].length
    return /^(?:Mc|Mac|De|Le|La|Fitz|LinkedIn|YouTube|DevOps)/u.test(name)
      ? []
      : [{ name, start: end - name.length, end }]
  })
}

/**
 * Finds names of tools in one requirement line: after "experience with", "such as", in brackets and lists. Meant for names the
 * dictionary does not hold; `capitalisedNouns` is true for German, where a capital alone tells nothing. Names come as written.
 */
export function findNamedTools(whole: KnownLine, capitalisedNouns: boolean): NamedTool[] {
  const line = whole.upTo(1_500)
  const { text } = line
  // Every name has a capital or a digit somewhere behind the line's first letter.
  if (!/.[\p{Lu}\d]/u.test(text)) return []
  const cue = triggerRule.mayMatch(line) ? trigger.exec(text) : null
  const certified = certifiedRule.test(line)
  const isListLine = /^\p{Lu}[^,()]{1,30}(?:, [^,()]{1,30})+,? (?:and|or) /u.test(text)
  if (cue === null && !isListLine) return namedInPassing(text)
  const found: NamedTool[] = []
  for (const match of text.matchAll(candidate)) {
    const at = match.index + openingWord(match[0], match.index)
    const name = match[0].slice(at - match.index)
    const end = at + name.length
    const lead = text.slice(0, at).trimEnd()
    const rest = text.slice(end)
    if ((lead !== '' && !before.test(lead.slice(-longestBefore))) || !after.test(rest)) continue
    if (
      at === 0 &&
      !(certified && /^[A-Z]{2,6}\+?$/.test(name)) &&
      !/^\s*(?:,|\/| or | and )\s*(?:or |and )?\p{Lu}/u.test(rest)
    )
      continue
    const isAfterCue = cue !== null && (at > cue.index || certified)
    const isListed = !capitalisedNouns && (isAfterCue || isListLine)
    if (isTool(name, text, isListed) && (isAfterCue || isListLine)) found.push({ name, start: at, end })
  }
  return found
}

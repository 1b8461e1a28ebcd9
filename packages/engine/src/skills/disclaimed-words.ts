import { type FoundSkill, findSkills } from './find-skills.ts'

/** A stretch of text that says what somebody does not have, or only wishes for. */
export type DisclaimedRange = { start: number; end: number }

// Cheap first look: most texts disclaim nothing, and this is asked of every line of a profile.
const anyCue =
  /\b(?:no|not|none|nor|non|never|cannot|without|lack\w*|zero|neither|unable|unfamiliar|nothing|hardly|declin\w*|refus\w*|avoid\w*|goals?|nil|except|exclud\w*|instead|rather|learn\w*|studying|interest\w*|curious|want|wish|hop(?:e|ing)|plan\w*|eager|keen|aspir\w+|would|new|fail\w*|expired|lapsed|progress|kein\w*|ohne|nicht|nie|niemals|weder|lern\w*|möchte|will|interesse|sans|pas|jamais|aucune?|ni|apprend\w*|souhaite|sin|sem|não|nunca|ning[uú]n\w*|nessun\w*|senza|zonder|geen|niet|ingen|utan|uten|inte|ikke)\b|n['’]t\b|n[aã]o/iu

// "Not only Python", "never missed a payroll", "No SQL databases": a no that denies no skill.
const noDenial =
  /^(?:not|no|never|nicht|pas|non|n['’]t|cannot|without)\s*(?:(?:only|just|merely|solely|simply|limited|least|to mention|for[- ]profit|nur|seulement|uniquement|solo|fewer|less|more|later|matter|doubt|sql (?:databases?|dbs?|stores?|data)|code)\b|(?:once |a single |a |one |been |be |have |had |having )*(?:miss\w*|fail\w*|los[et]\w*|late|exceed\w*|compromis\w*|breach\w*|error\w*|mistakes?|accidents?|injur\w*|complain\w*|overrun\w*|overdue)\b)/iu

const verbal =
  /\b(?:(?:not|never)(?: yet)?|cannot|neither|unable to|unfamiliar with|new to|nothing (?:about|of)|excluded from|declin\p{L}+ to|refus\p{L}+ to|(?:no|lack\w*(?: of)?|zero|little to no|without(?: any)?) (?:[\p{L}-]+ ){0,3}?(?:experience|knowledge|exposure|background|training|expertise|familiarity|skills?|certifications?|licen[cs]es?|qualifications?|understanding|involvement|responsibilit(?:y|ies)|participation|access|contact)|no longer|fail(?:ed|s)? (?:to|the|my)|nicht|niemals|weder|kein\p{L}* (?:[\p{L}-]+ ){0,3}?(?:\p{L}*kenntnisse?|\p{L}*erfahrung(?:en)?|praxis)|ohne (?:[\p{L}-]+ ){0,3}?(?:\p{L}*kenntnisse?|\p{L}*erfahrung(?:en)?|praxis)|jamais|(?:aucune?|sans|pas d['’e]) ?(?:[\p{L}-]+ ){0,2}?(?:expériences?|connaissances?|formation|maîtrise)|nunca|(?:sin|ning[uú]n\p{L}*|sem|nenhum\p{L}*|senza|nessun\p{L}*) (?:[\p{L}-]+ ){0,2}?(?:experiencia|conocimientos?|experiência|conhecimentos?|esperienza|conoscenz\p{L}*))(?![\p{L}-])|n['’]t(?!\p{L})|(?<!\p{L})(?:não|Não)(?!\p{L})/giu
const foreignVerbal = /(?<![\p{L}-])(?:[Nn]ie|[Pp]as|[Nn]iet|[Ii]nte|[Ii]kke)(?![\p{L}-])/gu
const wish =
  /\b(?:(?:want|wish|like|love|eager|keen|hop(?:e|ing)|plan(?:s|ning)?|willing|ready|intend|aim|looking|excited|motivated|aspir\p{L}+)(?: \p{L}+){0,2}? (?:to|on) (?:(?:further|also) )?(?:learn(?:ing)?|study(?:ing)?|explor(?:e|ing)|get into|becom(?:e|ing)|pick(?:ing)? up|work(?:ing)? with|try(?:ing)?|acquir(?:e|ing)|obtain(?:ing)?)|wish I (?:knew|could)|goals?:|(?<=^|[:.;,]\s*)(?:to )?learn(?: (?=\S)|:)|interest(?:ed)? in|interests? (?:include|are)|curious about|aspiring|interesse an|möchte|souhaite|interes(?:ado|ada) en)(?!\p{L})/giu
const direct =
  /(?<![\p{L}\p{N}-])(?:no|none of|without|lack(?:s|ed|ing)?(?: of)?|zero|hardly any|avoid(?:s|ed|ing)?|except(?: for)?|excluding|instead of|rather than|nor|kein(?:e[nmrs]?)?|ohne|statt|sans|pas d['’e]|aucune?|[nN]i|ingen|inget|utan|uten|zonder|geen)(?![\p{L}\p{N}.-])/giu
const foreignDirect = /(?<![\p{L}-])(?:[Ss]in|[Ss]em|[Ss]enza|[Nn]ing[uú]n[ao]?|[Nn]essun[ao]?)(?![\p{L}-])/gu
// "Machine learning" is no wish: only at the beginning of a clause, or after words that make it an activity.
const studying =
  /(?<=^|[.;:,(\n•–—]\s*|\b(?:currently|still|now|am|i['’]m|actively|been|just|started|starting|began|begun|presently|and|ich|je|j['’]) ?)(?:self-)?(?:learning|studying|lerne|apprends|en train d['’]apprendre|aprendiendo)(?= [^\s,;])/giu

const glue =
  '(?:any|all|much|of|the|a|an|in|with|on|for|using|how|to|use|prior|previous|real|formal|direct|deep|professional|commercial|practical|hands-on|actual|more|about|some|basic|basics|own|either|advanced|paid|de|en|mit|der|die|das|des|la|le|les|du)'
const and = '(?:\\s*(?:,|/|&)\\s*|\\s*,?\\s+(?:and|or|nor|und|oder|noch|et|ou|ni|y|o|e|og|och)\\s+)'
const item = `(?:${glue}\\s+)*◆+(?:\\s+(?:experience|skills?|knowledge|certification))?`
const listed = new RegExp(`^\\s*${item}(?:${and}${item})*`, 'iu')
const firstOnly = new RegExp(
  `^\\s*${item}(?:\\s*(?:/|&|\\b(?:and|or|nor|und|oder|noch|et|ou|ni|y|o|e)\\b)\\s*${item})*`,
  'iu',
)
const alternative = /\b(?:or|nor|oder|noch|ou|ni|o|eller)\b/iu

const clauseEnd =
  /[;:!?\n—()]|\s–\s|\.(?=\s|$)|,?\s*(?<!\p{L})(?:but|however|yet|although|though|instead|rather|whereas|because|since|until|sondern|aber|jedoch|mais|pero|sino|mas)(?!\p{L})|(?:,|,? (?:and|und|et|y))\s+(?:then\s+|also\s+|instead\s+)?(?:I|we|he|she|ich|je|strong|excellent|good|advanced|only|mainly|mostly|solid|proven|led|built|ran|wrote|cut|grew|won|\p{L}{2,}ed)(?!\p{L})/iu
const ownAlready = /\b(?:my|meine\p{L}*|mes|mis)\b/iu

function clauseAfter(masked: string, from: number): number {
  const end = clauseEnd.exec(masked.slice(from))
  return end === null ? masked.length : from + end.index
}

function listAfter(masked: string, from: number): number {
  const clause = masked.slice(from, clauseAfter(masked, from))
  // "No Python, Java or Go" denies all three; in "no Python, Java" only the first is sure to be meant.
  const match = (alternative.test(clause) ? listed : firstOnly).exec(clause)
  return match === null ? from : from + match[0].length
}

// What follows the name: "Python: none", "Kubernetes (learning)", "Payroll was not my task", "SAP kann ich nicht".
const denialAfter =
  /^\s*(?:[(:–—-]+\s*(?:none|(?:no|not)(?=\s*(?:[),;]|$|(?:[\p{L}-]+\s+)?(?:experience|knowledge|skills?|used|yet)\b))|(?:never|currently learning|still learning|learning)\b(?!\s+(?:\p{L}+\s+)?◆)|zero|0 years|nil|n\/a|want|to learn|would like|planned|planning|in progress|expired|lapsed|kein|keine|nein|nicht|aucune?|non\b|pas\b|en cours|lerne)|(?:is|was|are|were):? (?:nil|none|zero)\b|(?:was|were|is|are|has|have|had|does|do|did)(?:n['’]t| not| never)\b(?! (?:only|just|miss\w*|fail\w*|late|lost))|,? ?(?:which |that )?I (?:have |had |do |did )?(?:never|not)\b|(?:kann|kenne|beherrsche|nutze|war) (?:ich )?(?:noch )?(?:nicht|nie))/iu

// In Portuguese "no" is "in the": "experiência no Excel".
const portuguese = /[ãõ]|ção|ência|\b(?:com|em|uma|dos)\b/iu

function cueRanges(text: string, masked: string): DisclaimedRange[] {
  const ranges: DisclaimedRange[] = []
  const collect = (cue: RegExp, endOf: (from: number) => number) => {
    for (const match of masked.matchAll(cue)) {
      const start = match.index
      const from = start + match[0].length
      if (noDenial.test(text.slice(start, start + 80))) continue
      if (/^no$/iu.test(match[0]) && portuguese.test(text)) continue
      const end = endOf(from)
      if (end > from) ranges.push({ start, end })
    }
  }
  const toClauseEnd = (from: number) => clauseAfter(masked, from)
  const toList = (from: number) => listAfter(masked, from)
  collect(verbal, toClauseEnd)
  collect(foreignVerbal, toClauseEnd)
  collect(wish, (from) => {
    const end = clauseAfter(masked, from)
    return ownAlready.test(masked.slice(from, end)) ? from : end
  })
  collect(direct, toList)
  collect(foreignDirect, toList)
  collect(studying, toClauseEnd)
  return ranges
}

/** The known skills of a text in reading order, each with whether the words around it deny it or only wish for it. */
function judged(text: string): { skill: FoundSkill; isDisclaimed: boolean }[] {
  const skills = findSkills(text)
  if (skills.length === 0 || !anyCue.test(text)) return skills.map((skill) => ({ skill, isDisclaimed: false }))
  const ranges = disclaimedRanges(text, skills)
  return skills.map((skill) => ({
    skill,
    isDisclaimed: ranges.some((range) => range.start <= skill.start && skill.end <= range.end),
  }))
}

/** Where a text says what its writer does not do or have, or only wishes to learn. */
export function disclaimedRanges(text: string, skills: readonly FoundSkill[] = findSkills(text)): DisclaimedRange[] {
  if (!anyCue.test(text)) return []
  // Names are masked at their own length, so that "Machine learning" holds no cue and every place stays where it was.
  let masked = text
  for (const { start, end } of skills) masked = masked.slice(0, start) + '◆'.repeat(end - start) + masked.slice(end)
  const after = skills.flatMap(({ start, end }) =>
    denialAfter.test(masked.slice(end, end + 80)) ? [{ start, end }] : [],
  )
  return [...cueRanges(text, masked), ...after]
}

/** The skills a text of the person's own claims for them: "no Python", "never did payroll", "learning Go" claim nothing. */
export function findHeldSkills(text: string): FoundSkill[] {
  return judged(text).flatMap(({ skill, isDisclaimed }) => (isDisclaimed ? [] : [skill]))
}

/** The skills a text of the person's own says they do not have, or only wish for. */
export function findDisclaimedSkills(text: string): FoundSkill[] {
  return judged(text).flatMap(({ skill, isDisclaimed }) => (isDisclaimed ? [skill] : []))
}

/** The text without the stretches that deny something: what of it can support a statement. Offsets are kept. */
export function withoutDisclaimed(text: string): string {
  let kept = text
  for (const { start, end } of disclaimedRanges(text))
    kept = kept.slice(0, start) + ' '.repeat(end - start) + kept.slice(end)
  return kept
}

import type { Evidence } from '@jobpilot/schemas/fields'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { degreeLevel } from '../match/degrees.ts'
import { yearsWorked } from '../match/experience-years.ts'
import { extractClaims } from './extract-claims.ts'
import { claimStems, type FactIndex, foldText, type IndexedFact, indexFacts } from './fact-index.ts'
import type { Fact } from './facts.ts'

/** What the check may know besides the facts. With a profile and the day, years of experience can be counted from dates. */
export type ClaimContext = { profile?: ProfileContent; today?: string }

/** Whether a sentence rests on the facts; `unsupported` are its words without a source, `sources` what it rests on, best first. */
export type ClaimCheck = { supported: boolean; unsupported: string[]; sources: Evidence[] }

const strongClaims =
  /\b(?:award(?:-winning|ed)?|patent(?:ed|s)?|published|certified|licensed|chartered|accredited|promoted|fluent(?:ly)?|native speaker|top[- ]performing|veteran|founded|co-?founded|board[- ]certified|security clearance)\b/giu
const meeting = /\b(?:call|chat|talk|conversation|meet(?:ing)?|coffee|minutes|reply|week)\b/iu
const firstPerson = /(?:^|[^\p{L}])(?:I|my|I['’](?:ve|m))(?![\p{L}])/iu

function nameSources(name: string, index: FactIndex): IndexedFact[] | null {
  const folded = foldText(name)
  const whole = index.facts.filter((fact) => fact.folded.includes(folded))
  if (whole.length > 0) return whole
  // "Stripe and Atlassian" or "Senior Engineer at Stripe" are two names each; every part must be known as it stands.
  const parts = name.split(/\s+(?:and|of|at|in|for|or|und|et)\s+|[/&]/iu).filter((part) => part.trim() !== '')
  if (parts.length < 2) return null
  const found = parts.map((part) => index.facts.filter((fact) => fact.folded.includes(foldText(part))))
  return found.every((list) => list.length > 0) ? found.flat() : null
}

const isWorkplace = (sentence: string, name: string) => {
  const at = sentence.indexOf(name)
  return (
    at > 0 &&
    /\b(?:worked|work|working|job|role|position|employed|joined|left|time|years|months|career|interned|hired) (?:at|for|with|by)?\s*$/iu.test(
      sentence.slice(0, at),
    )
  )
}

// "Google" in the name of a certificate does not make Google an employer.
const isWholeName = (fact: IndexedFact, name: string) =>
  fact.folded.trim().split(' ').length <= name.split(' ').length + 2

function yearsSupported(sentence: string, written: string, value: string, context: ClaimContext): boolean {
  if (context.profile === undefined || context.today === undefined) return false
  const at = sentence.indexOf(written)
  const after = sentence.slice(at + written.length, at + written.length + 40)
  if (!/^\+?\s?(?:full )?years?\b/iu.test(after) && !/^s?\s*decade/iu.test(written)) return false
  const years = yearsWorked(context.profile.experience, context.today)
  return years !== null && Number(value) <= years + 0.05 && Number(value) >= 1
}

function numberGaps(sentence: string, index: FactIndex, context: ClaimContext, used: Set<IndexedFact>): string[] {
  return extractClaims(sentence)
    .numbers.filter(({ written, value }) => {
      const facts = index.numbers.get(value)
      // A figure supports a statement only where the same fact speaks of the same thing: "doubling throughput" is no source for doubled revenue.
      const topic = firstPerson.test(sentence) ? claimStems(sentence.replace(written, ' ')) : []
      const fitting =
        topic.length === 0
          ? facts
          : facts?.filter(
              (fact) =>
                topic.some((stem) => fact.stems.has(stem)) ||
                fact.text.length < 12 ||
                // What the person typed, repeated as they typed it, is theirs to say.
                (fact.kind === 'request' && sentence.includes(fact.text.trim().replace(/[.!\s]+$/, ''))),
            )
      if (fitting !== undefined && fitting.length > 0) {
        for (const fact of fitting.slice(0, 2)) used.add(fact)
        return false
      }
      const at = sentence.indexOf(written)
      const isAppointment =
        meeting.test(sentence) &&
        /^[\s-]?(?:minutes?|mins?)\b/iu.test(sentence.slice(at + written.length)) &&
        !/\bI (?:have|had|held|led|took)\b/iu.test(sentence)
      // "Three things" counts what the sentence itself goes on to list.
      const isCountOfWords =
        /^(?:two|three|four)$/iu.test(written) &&
        /^\s+(?:things|points|reasons|parts|of (?:what|the things))\b/iu.test(sentence.slice(at + written.length))
      return !isAppointment && !isCountOfWords && !yearsSupported(sentence, written, value, context)
    })
    .map(({ written }) => written)
}

function degreeGaps(degrees: readonly string[], index: FactIndex): string[] {
  return degrees.filter((degree) => {
    if (index.words.includes(foldText(degree))) return false
    const level = degreeLevel(degree)
    return !(
      level > 0 &&
      index.facts.some((fact) => fact.kind === 'profile' && fact.text.length < 160 && degreeLevel(fact.text) === level)
    )
  })
}

/** The words of a first-person statement that no fact speaks of, when they are most of what it says. */
function wordingGaps(sentence: string, index: FactIndex, degrees: readonly string[]): string[] {
  if (!firstPerson.test(sentence)) return []
  const stems = [...new Set(claimStems(degrees.reduce((text, degree) => text.replace(degree, ' '), sentence)))]
  const unknown = stems.filter((stem) => !index.stems.has(stem))
  return stems.length >= 3 && unknown.length > stems.length * 0.5 ? unknown.slice(0, 6) : []
}

function bestSources(sentence: string, index: FactIndex, used: Set<IndexedFact>): Evidence[] {
  const stems = [...new Set(claimStems(sentence))]
  const scored = new Map<IndexedFact, number>()
  for (const stem of stems)
    for (const fact of index.stems.get(stem) ?? [])
      scored.set(fact, (scored.get(fact) ?? 0) + 1 / (1 + Math.log(1 + (index.stems.get(stem)?.length ?? 1))))
  for (const fact of used) scored.set(fact, (scored.get(fact) ?? 0) + 0.8)
  const needed = Math.max(0.8, [...scored.values()].reduce((top, score) => Math.max(top, score), 0) * 0.45)
  return [...scored.entries()]
    .filter(([, score]) => score >= needed)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([fact]) => fact.evidence)
}

function nameGaps(sentence: string, names: readonly string[], index: FactIndex, used: Set<IndexedFact>): string[] {
  return names.filter((name) => {
    const sources = nameSources(name, index)
    const isOwnWorkplace = firstPerson.test(sentence) && isWorkplace(sentence, name)
    if (sources === null || (isOwnWorkplace && !sources.some((fact) => isWholeName(fact, name)))) return true
    for (const fact of sources.slice(0, 2)) used.add(fact)
    return false
  })
}

const speaksOfPosting =
  /\b(?:looking for|opening|position|posting|appl(?:y|ied)|asks? for|saw|noticed|read|came across|heard|seek\w*|need)\b/iu

/** Whether the sentence gives the skill to its writer: "I bring Python", not "I saw that you are looking for Python". */
function isOwnSkill(sentence: string, written: string): boolean {
  if (!firstPerson.test(sentence)) return false
  const at = sentence.indexOf(written)
  const before = sentence.slice(0, at)
  const subject = Math.max(
    before.lastIndexOf('I '),
    before.lastIndexOf('I’'),
    before.lastIndexOf("I'"),
    before.search(/\bmy\b[^.]*$/iu),
  )
  if (subject >= 0) return !speaksOfPosting.test(before.slice(subject))
  return /\bmy (?:resume|cv|profile|work|skills?)\b/iu.test(sentence.slice(at))
}

/** Titles the person gives themself, and words like "award-winning" or "licensed", that no fact speaks of. */
function standingGaps(sentence: string, titles: readonly string[], index: FactIndex): string[] {
  const strong = [...sentence.matchAll(strongClaims)].map((match) => match[0])
  return [...titles, ...strong].filter((words) => !claimStems(words).every((stem) => index.stems.has(stem)))
}

/**
 * Checks one sentence: its numbers (also in words), names, employers, titles, degrees, dates and skills must occur in the facts,
 * and a statement in the first person must share most of its wording with them. Years of experience may be counted from dated jobs.
 * Meant for written text by whatever hand; plain English without claims passes with no source.
 */
export function checkClaims(sentence: string, facts: readonly Fact[], context: ClaimContext = {}): ClaimCheck {
  const index = indexFacts(facts)
  const used = new Set<IndexedFact>()
  const claims = extractClaims(sentence)
  const unsupported = numberGaps(sentence, index, context, used)
  unsupported.push(...nameGaps(sentence, claims.names, index, used))
  for (const skill of claims.skills) {
    const sources = index.skills.get(skill.canonical) ?? (index.words.includes(foldText(skill.written)) ? [] : null)
    if (sources === null || (index.denied.has(skill.canonical) && isOwnSkill(sentence, skill.written)))
      unsupported.push(skill.written)
    else for (const fact of sources.slice(0, 2)) used.add(fact)
  }
  unsupported.push(...degreeGaps(claims.degrees, index))
  if (firstPerson.test(sentence)) unsupported.push(...standingGaps(sentence, claims.titles, index))
  unsupported.push(...(unsupported.length === 0 ? wordingGaps(sentence, index, [...claims.degrees, 'degree']) : []))
  const unique = [...new Set(unsupported.map((word) => word.slice(0, 200)))].slice(0, 20)
  return { supported: unique.length === 0, unsupported: unique, sources: bestSources(sentence, index, used) }
}

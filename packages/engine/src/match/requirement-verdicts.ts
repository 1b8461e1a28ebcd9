import type { Evidence, Field } from '@jobpilot/schemas/fields'
import type { RequirementVerdict } from '@jobpilot/schemas/match'
import { yearsInLine } from '../posting/posting-experience.ts'
import { findSkills } from '../skills/find-skills.ts'
import { skillKey } from '../skills/normalise-skill.ts'
import { findNamedTools } from '../skills/open-vocabulary.ts'
import { skillFamilies } from '../skills/skill-index.ts'
import { knownLine } from '../text/known-line.ts'
import { lowestDegree } from './degrees.ts'
import type { PreparedProfile } from './prepared-profile.ts'
import { stemOf } from './title-tokens.ts'

type Verdict = Pick<RequirementVerdict, 'verdict' | 'explanation' | 'evidence'>

// Things people have without listing them, or that a resume cannot show: their absence tells nothing.
const seldomListed = new Set([
  'Driving licence',
  'English',
  'Problem solving',
  'Time management',
  'Multitasking',
  'Cross-functional collaboration',
  'Presentation skills',
  'Shift work',
  'Correspondence',
  'Typing',
  'Public speaking',
  'Stakeholder management',
  'Stakeholder communication',
  'Mentoring',
  'Team leadership',
  'Coaching',
  'Facilitation',
  'Negotiation',
  'Storytelling',
  'Power tools',
  'Microsoft Office',
  'Reporting',
  'Teaching',
  'Sales',
  'Conflict resolution',
  'Health and safety',
  'Artificial intelligence',
  'Software development',
  'Optimization',
  'Compliance',
])
const alternatives =
  /\b(?:or|oder|ou|eller|similar|equivalent|such as|e\.g\.|like|any of|one of|ähnlich|bzw|vergleichbar)\b|\bo\b|\/|z\.\s?b\./iu
const softLine =
  /\b(?:communicat\w+|team ?player|self[- ]?(?:starter|motivated|direct\w*)|passion\w*|curio\w+|attention to detail|attitude|judgment|ownership|ambigu\w+|fast[- ]paced|organi[sz]ed|interpersonal|collaborat\w+|right to work|authori[sz]ed to work|lift|availab\w+|travel|flexib\w+)/iu
const fillerWords =
  'year years experience experienc professional work working least minimum strong hands proven more plus relevant related industry full time the and with for from our team role environment background using building demonstrated previous prior your have must over jahre berufserfahrung mindestens erfahrung'
let filler: Set<string> | undefined

function isFiller(stem: string): boolean {
  filler ??= new Set(fillerWords.split(' ').map(stemOf))
  return filler.has(stem)
}

function quoteOf(requirement: Field): Evidence {
  return { side: 'posting', fieldId: requirement.id, quote: requirement.value.slice(0, 600), span: requirement.span }
}

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What a requirement line says by itself. Read once per line, whoever it is held against. */
type Reading = { years: ReturnType<typeof yearsInLine>; names: string[]; degree: number }

const readings = new WeakMap<Field, Reading>()

function readingOf(requirement: Field, line: string): Reading {
  const known = readings.get(requirement)
  if (known !== undefined) return known
  const skills = findSkills(line)
  const tools = findNamedTools(knownLine(line), false).filter(
    (tool) => !skills.some((skill) => skill.start < tool.end && tool.start < skill.end),
  )
  const names = [...new Set([...skills.map((skill) => skill.canonical), ...tools.map((tool) => tool.name)])]
  const reading = { years: yearsInLine(knownLine(line), true), names, degree: lowestDegree(line) }
  readings.set(requirement, reading)
  return reading
}

function yearsVerdict(line: string, reading: Reading, prepared: PreparedProfile): Verdict | null {
  const asked = reading.years
  if (asked === null || asked.min === 0) return null
  if (prepared.years === null)
    return {
      verdict: 'unknown',
      explanation: `Asks for ${asked.min} years; the profile gives no dates to count from.`,
      evidence: [],
    }
  const evidence = prepared.yearsEvidence
  if (prepared.years < asked.min)
    return {
      verdict: 'missing',
      explanation: `Asks for ${asked.min} years; the dated jobs add up to ${prepared.years}.`,
      evidence,
    }
  const topic = line
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word.length > 3)
    .map(stemOf)
    .filter((stem) => !isFiller(stem))
  if (topic.length > 0 && !topic.some((stem) => prepared.stems.has(stem)))
    return {
      verdict: 'unknown',
      explanation: `${prepared.years} years of dated work, but the profile does not show that they were in this field.`,
      evidence,
    }
  return {
    verdict: 'met',
    explanation: `Asks for ${asked.min} years; the dated jobs add up to ${prepared.years}.`,
    evidence,
  }
}

function degreeVerdict(line: string, reading: Reading, prepared: PreparedProfile): Verdict | null {
  const asked = reading.degree
  if (asked === 0 || (/\bassociate\b(?! degree|.s degree)/iu.test(line) && asked === 1)) return null
  const field =
    /\b(?:degree|bachelor[’']?s?|master[’']?s?|ph\.?d\.?|diploma|b\.?sc\.?|m\.?sc\.?|b\.?tech)\b[^.;]{0,25}? (?:in|of) ([^.;(]{3,90})/iu.exec(
      line,
    )?.[1]
  const topics = (field ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3)
    .map(stemOf)
  const isOtherField =
    topics.length > 0 &&
    !/related|relevant|similar|any (?:field|discipline)|equivalent/iu.test(line) &&
    !topics.some((stem) => prepared.educationStems.has(stem))
  if (prepared.degree !== null && prepared.degree.level >= asked && isOtherField)
    return {
      verdict: 'unknown',
      explanation: `The profile names ${prepared.degree.evidence.quote}; whether its field counts, only a person can judge.`,
      evidence: [prepared.degree.evidence],
    }
  if (prepared.degree !== null && prepared.degree.level >= asked)
    return {
      verdict: 'met',
      explanation: `The profile names ${prepared.degree.evidence.quote}.`,
      evidence: [prepared.degree.evidence],
    }
  if (/equivalent|or comparable|vergleichbar|équivalent/iu.test(line))
    return {
      verdict: 'unknown',
      explanation:
        'The profile names no such degree; the posting accepts an equivalent, which only a person can judge.',
      evidence: [],
    }
  if (!prepared.hasEducation)
    return { verdict: 'unknown', explanation: 'The profile says nothing about education.', evidence: [] }
  return {
    verdict: 'missing',
    explanation: 'The education in the profile does not reach this degree.',
    evidence: prepared.degree === null ? [] : [prepared.degree.evidence],
  }
}

function skillsVerdict(line: string, { names }: Reading, prepared: PreparedProfile): Verdict | null {
  if (names.length === 0) return null
  const has = names.filter((name) => prepared.skills.has(skillKey(name)))
  const denied = names.flatMap((name) => prepared.disclaimed.get(skillKey(name)) ?? [])
  const isDenied = (name: string) => prepared.disclaimed.has(skillKey(name))
  const lacks = names.filter((name) => !has.includes(name) && (isDenied(name) || !seldomListed.has(name)))
  // A licence read off a title is shown by the title: the resume does not name the licence itself.
  const shown = (name: string) => {
    const quote = prepared.skills.get(skillKey(name))?.evidence.quote ?? name
    return /licen[cs]e/iu.test(name) && !/licen[cs]/iu.test(quote) ? quote.slice(0, 60) : name
  }
  const evidence = has.flatMap((name) => prepared.skills.get(skillKey(name))?.evidence ?? []).slice(0, 6)
  if (has.length > 0 && (lacks.length === 0 || alternatives.test(line)))
    return { verdict: 'met', explanation: `The profile names ${list(has.slice(0, 6).map(shown))}.`, evidence }
  if (lacks.length === 0)
    return {
      verdict: 'unknown',
      explanation: `The profile does not speak of ${list(names.slice(0, 4))}, which people often leave out.`,
      evidence: [],
    }
  const near = lacks
    .flatMap((name) => skillFamilies(name).flatMap((family) => prepared.families.get(family) ?? []))
    .slice(0, 1)
  const closest = near.map((skill) => ` The nearest it has is ${skill.name}.`).join('')
  const quote = denied[0]?.evidence.quote.slice(0, 120).replace(/[.\s]+$/, '')
  const said = quote === undefined ? '' : ` It says: “${quote}”.`
  const part =
    has.length > 0
      ? `The profile names ${list(has.slice(0, 4))}, but not ${list(lacks.slice(0, 4))}.`
      : `The profile does not name ${list(lacks.slice(0, 5))}.`
  return {
    verdict: 'missing',
    explanation: part + said + closest,
    evidence: [...denied.map((skill) => skill.evidence), ...evidence, ...near.map((skill) => skill.evidence)].slice(
      0,
      6,
    ),
  }
}

/** Holds one requirement line against the profile. Unknown when nothing in a profile could tell, as for "strong communication". */
export function requirementVerdict(requirement: Field, prepared: PreparedProfile): RequirementVerdict {
  const line = requirement.value.slice(0, 800)
  const reading = readingOf(requirement, line)
  const verdicts = [
    yearsVerdict(line, reading, prepared),
    degreeVerdict(line, reading, prepared),
    skillsVerdict(line, reading, prepared),
  ].filter((verdict) => verdict !== null)
  const decisive =
    verdicts.find((verdict) => verdict.verdict === 'missing') ??
    verdicts.find((verdict) => verdict.verdict === 'unknown') ??
    verdicts[0]
  const isSoftOnly =
    decisive?.verdict === 'missing' &&
    softLine.test(line) &&
    verdicts.length === 1 &&
    decisive.evidence.length === 0 &&
    reading.names.length < 2
  const verdict =
    decisive === undefined || isSoftOnly
      ? { verdict: 'unknown' as const, explanation: 'Nothing in the profile speaks to this either way.', evidence: [] }
      : decisive
  return {
    requirement,
    verdict: verdict.verdict,
    explanation: verdict.explanation.slice(0, 500),
    evidence: [quoteOf(requirement), ...verdict.evidence].slice(0, 10),
  }
}

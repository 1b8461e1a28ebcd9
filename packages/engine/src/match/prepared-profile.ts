import type { Evidence, Field } from '@jobpilot/schemas/fields'
import type { Preferences } from '@jobpilot/schemas/preferences'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import type { Seniority } from '@jobpilot/schemas/work-terms'
import type { PlaceMeaning } from '../posting/gazetteer.ts'
import { placesInField } from '../posting/place-field.ts'
import { seniorityOf } from '../posting/posting-terms.ts'
import { findDisclaimedSkills, findHeldSkills, withoutDisclaimed } from '../skills/disclaimed-words.ts'
import { normaliseSkill, skillKey } from '../skills/normalise-skill.ts'
import { skillFamilies } from '../skills/skill-index.ts'
import { degreeLevel } from './degrees.ts'
import { yearsWorked } from './experience-years.ts'
import { yearsForLevel } from './rubric.ts'
import { stemOf, titleTokens } from './title-tokens.ts'

/** A quote with where it stands in the resume. */
export function profileEvidence(field: Field): Evidence {
  return { side: 'profile', fieldId: field.id, quote: field.value.slice(0, 600), span: field.span }
}

/** A wish the person stated, as evidence: it has no place in the resume. */
export function wishEvidence(id: string, quote: string): Evidence {
  return { side: 'request', fieldId: id, quote, span: null }
}

type Wanted = { text: string; tokens: string[]; evidence: Evidence }

/** What of a profile the scorer needs, worked out once so that a thousand postings are cheap. */
export type PreparedProfile = {
  preferences: Preferences
  titles: Wanted[]
  places: { text: string; meanings: readonly PlaceMeaning[]; evidence: Evidence }[]
  skills: Map<string, { name: string; evidence: Evidence }>
  /** What the profile says the person does not have or only wishes to learn, and nowhere says they have. */
  disclaimed: Map<string, { name: string; evidence: Evidence }>
  families: Map<string, { name: string; evidence: Evidence }>
  seniority: { level: Seniority; from: string; evidence: Evidence[] } | null
  years: number | null
  yearsEvidence: Evidence[]
  degree: { level: number; evidence: Evidence } | null
  hasEducation: boolean
  educationStems: Set<string>
  stems: Set<string>
  currentEmployer: string | null
}

// Nobody works with these without the skill they rest on; the evidence stays the words of the resume.
const impliedSkills: readonly (readonly [string, readonly string[]])[] = [
  [
    'SQL',
    [
      'PostgreSQL',
      'MySQL',
      'SQL Server',
      'Oracle Database',
      'SQLite',
      'MariaDB',
      'BigQuery',
      'Snowflake',
      'Redshift',
      'dbt',
      'T-SQL',
      'PL/SQL',
    ],
  ],
  ['Python', ['Django', 'Flask', 'FastAPI', 'pandas', 'NumPy', 'PyTorch', 'scikit-learn']],
  ['JavaScript', ['TypeScript', 'React', 'Vue', 'Angular', 'Node.js', 'Next.js']],
  ['Java', ['Spring', 'Spring Boot', 'Hibernate']],
  ['BLS', ['ACLS']],
  ['CSS', ['Tailwind CSS', 'Sass']],
  ['Git', ['GitHub', 'GitLab', 'GitLab CI', 'GitHub Actions']],
]

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word.length > 2)
    .map(stemOf)

function textFields(profile: ProfileContent): Field[] {
  return [
    profile.headline,
    profile.summary,
    ...profile.experience.flatMap((job) => [job.title, ...job.bullets]),
    ...profile.projects.flatMap((project) => [project.name, ...project.bullets]),
    ...profile.certifications,
    ...profile.languages,
    ...profile.education.flatMap((entry) => [entry.degree, entry.fieldOfStudy, ...entry.details]),
    ...profile.publications,
    ...profile.awards,
  ].filter((field) => field !== null)
}

function skillsOf(profile: ProfileContent): PreparedProfile['skills'] {
  const skills: PreparedProfile['skills'] = new Map()
  const add = (name: string, field: Field) => {
    const key = skillKey(name)
    if (key !== '' && !skills.has(key)) skills.set(key, { name, evidence: profileEvidence(field) })
  }
  for (const field of profile.skills) {
    if (findDisclaimedSkills(field.value).length === 0) add(normaliseSkill(field.value), field)
    for (const found of findHeldSkills(field.value)) add(found.canonical, field)
  }
  for (const field of textFields(profile)) for (const found of findHeldSkills(field.value)) add(found.canonical, field)
  for (const [implied, from] of impliedSkills) {
    const source = from.map((name) => skills.get(skillKey(name))).find((skill) => skill !== undefined)
    if (source !== undefined && !skills.has(skillKey(implied)))
      skills.set(skillKey(implied), { name: implied, evidence: source.evidence })
  }
  return skills
}

function disclaimedOf(profile: ProfileContent, held: PreparedProfile['skills']): PreparedProfile['disclaimed'] {
  const disclaimed: PreparedProfile['disclaimed'] = new Map()
  for (const field of [...profile.skills, ...textFields(profile)])
    for (const { canonical } of findDisclaimedSkills(field.value)) {
      const key = skillKey(canonical)
      if (!held.has(key) && !disclaimed.has(key))
        disclaimed.set(key, { name: canonical, evidence: profileEvidence(field) })
    }
  return disclaimed
}

function wantedTitles(profile: ProfileContent, preferences: Preferences): Wanted[] {
  const stated = preferences.titles.map((text, index) => ({
    text,
    tokens: titleTokens(text),
    evidence: wishEvidence(`title-wish-${index + 1}`, text),
  }))
  if (stated.length > 0) return stated
  const held = [...profile.experience.slice(0, 3).map((job) => job.title), profile.headline].filter(
    (field) => field !== null,
  )
  return held
    .map((field) => ({
      text: field.value,
      tokens: titleTokens(field.value.split(/[|·•]/)[0] ?? field.value),
      evidence: profileEvidence(field),
    }))
    .filter((wanted) => wanted.tokens.length > 0 && wanted.tokens.length <= 10)
}

function targetSeniority(
  profile: ProfileContent,
  preferences: Preferences,
  years: number | null,
  yearsEvidence: Evidence[],
): PreparedProfile['seniority'] {
  if (preferences.seniority !== null)
    return {
      level: preferences.seniority,
      from: 'your preference',
      evidence: [wishEvidence('seniority-wish', preferences.seniority)],
    }
  for (const text of preferences.titles) {
    const level = seniorityOf(text)
    if (level !== null) return { level, from: 'the title you look for', evidence: [wishEvidence('title-wish', text)] }
  }
  const title = profile.experience[0]?.title ?? null
  const level = title === null ? null : seniorityOf(title.value)
  if (title !== null && level !== null) return { level, from: 'your last title', evidence: [profileEvidence(title)] }
  const byYears = years === null ? undefined : yearsForLevel.find((step) => years >= step.from)?.level
  return byYears === undefined
    ? null
    : { level: byYears, from: `${years} years of dated experience`, evidence: yearsEvidence }
}

/** Works out what the scorer needs of a profile. `today` is an ISO date: an open-ended job runs until then. */
export function prepareProfile(profile: ProfileContent, preferences: Preferences, today: string): PreparedProfile {
  const skills = skillsOf(profile)
  const families: PreparedProfile['families'] = new Map()
  for (const skill of skills.values())
    for (const family of skillFamilies(skill.name)) if (!families.has(family)) families.set(family, skill)
  const years = yearsWorked(profile.experience, today)
  const yearsEvidence = profile.experience
    .flatMap((job) =>
      job.dates === null
        ? []
        : [
            {
              side: 'profile' as const,
              fieldId: job.dates.id,
              quote: [job.title?.value, job.dates.text].filter(Boolean).join(', '),
              span: job.dates.span,
            },
          ],
    )
    .slice(0, 6)
  const places =
    preferences.places.length > 0
      ? preferences.places.map((text, index) => ({
          text,
          meanings: placesInField(text.charAt(0).toUpperCase() + text.slice(1)),
          evidence: wishEvidence(`place-wish-${index + 1}`, text),
        }))
      : profile.place === null
        ? []
        : [
            {
              text: profile.place.value,
              meanings: placesInField(profile.place.value),
              evidence: profileEvidence(profile.place),
            },
          ]
  const degrees = profile.education
    .flatMap((entry) => [entry.degree, entry.fieldOfStudy, entry.institution])
    .filter((field) => field !== null)
    .map((field) => ({ level: degreeLevel(field.value), evidence: profileEvidence(field) }))
    .filter((degree) => degree.level > 0)
    .sort((a, b) => b.level - a.level)
  const stems = new Set(
    [...textFields(profile), ...profile.skills].flatMap((field) => wordsOf(withoutDisclaimed(field.value))),
  )
  const educationStems = new Set(
    profile.education
      .flatMap((entry) => [entry.degree, entry.fieldOfStudy, ...entry.details])
      .flatMap((field) => (field === null ? [] : wordsOf(field.value))),
  )
  return {
    educationStems,
    preferences,
    titles: wantedTitles(profile, preferences),
    places,
    skills,
    disclaimed: disclaimedOf(profile, skills),
    families,
    years,
    yearsEvidence,
    seniority: targetSeniority(profile, preferences, years, yearsEvidence),
    degree: degrees[0] ?? null,
    hasEducation: profile.education.length > 0,
    stems,
    currentEmployer: profile.experience[0]?.employer?.value ?? null,
  }
}

import type { Evidence, Field } from '@jobpilot/schemas/fields'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { EducationItem, ProfileContent } from '@jobpilot/schemas/profile'
import { degreeLevel } from '../match/degrees.ts'
import { findSkills } from '../skills/find-skills.ts'
import { tellsOfFailing } from './bad-news.ts'
import { claimStems } from './fact-index.ts'
import { predicateOf } from './first-person.ts'
import { yearsOfExperience } from './years-of-experience.ts'

const cite = (...fields: (Field | null | undefined)[]): Evidence[] =>
  fields.flatMap((field) =>
    field == null
      ? []
      : [{ side: 'profile' as const, fieldId: field.id, quote: field.value.slice(0, 2000), span: field.span }],
  )

/** A statement with what it rests on. */
export type Cited = { text: string; sources: Evidence[] }

const counts = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A count as a person writes it: words up to twelve. */
export const countInWords = (count: number): string => counts[count] ?? String(count)

/** "a" or "an" before a phrase, by sound: "an MBA", "a user", "an RN". */
export function withArticle(phrase: string): string {
  const isVowel = /^(?:[aeio]|u(?!ni|se|ti|k)|hour|honest)/i.test(phrase)
    ? !/^[A-Z]{2,}\b/.test(phrase) || /^[AEFHILMNORSX]/.test(phrase)
    : /^(?:[FHLMNRSX][A-Z]+\b|[MLFNRS]\.|8|11\b|18\b)/.test(phrase)
  return `${isVowel ? 'an' : 'a'} ${phrase}`
}

/** A list in words: "Go, Python and SQL". */
export const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A title as it reads inside a sentence: "Senior Software Engineer, Backend" gives "senior software engineer". Abbreviations stay. */
export function plainTitle(title: string): string {
  const head = (title.split(/\s+[-–—|·•]\s+|,|\s\(|\s\|\s|;/)[0] ?? title).trim()
  return head
    .split(/\s+/)
    .map((word) =>
      /^(?:[A-Z]{2,4}|I{2,3}|IV|V|.*\d.*|.*[a-z][A-Z].*)$/.test(word) &&
      !(head === head.toUpperCase() && word.length > 3)
        ? word
        : word.toLowerCase(),
    )
    .join(' ')
}

function educationLine(entry: EducationItem, today: string): Cited | null {
  if (entry.degree === null || entry.degree.value.length > 90) return null
  const degree = entry.degree.value
    .replace(/\s*[,(].*$/, '')
    .trim()
    .replace(/^((?:B|M)\.?\s?(?:Sc?|A|Tech|Eng|E)\.?|MBA|Ph\.?D\.?) (?=\p{Lu})/u, '$1 in ')
  const topic =
    entry.fieldOfStudy === null || degree.toLowerCase().includes(entry.fieldOfStudy.value.toLowerCase())
      ? ''
      : ` in ${entry.fieldOfStudy.value}`
  const place = entry.institution === null || entry.institution.value.length > 70 ? '' : entry.institution.value
  const school = /^(?:University|Institute|College|School|Academy) of |^\p{L}+ Institute of /u.test(place)
    ? `the ${place}`
    : place
  const until = entry.dates?.to ?? null
  const isGoing = until === 'present' || (until !== null && until > today.slice(0, until.length))
  const text = isGoing
    ? `I am studying for ${withArticle(degree)}${topic}${place === '' ? '' : ` at ${school}`}`
    : degreeLevel(degree) === 0
      ? `I completed the ${degree.replace(/^the /i, '')}${topic}${place === '' ? '' : ` at ${school}`}`
      : `I hold ${withArticle(degree)}${topic}${place === '' ? '' : ` from ${school}`}`
  return { text, sources: cite(entry.degree, entry.fieldOfStudy, entry.institution) }
}

/** The person's highest standing education as a sentence without its full stop. */
export function educationOf(profile: ProfileContent, today: string): Cited | null {
  const ranked = [...profile.education].sort(
    (a, b) => degreeLevel(b.degree?.value ?? '') - degreeLevel(a.degree?.value ?? ''),
  )
  for (const entry of ranked) {
    const line = educationLine(entry, today)
    if (line !== null) return line
  }
  return null
}

/** Who the person is in one clause: "I am a senior software engineer with nine years of experience, now at Stripe". */
export function standingOf(profile: ProfileContent, today: string): Cited | null {
  const job = profile.experience.find((item) => item.title !== null)
  if (job?.title == null || job.title.value.split(/\s+/).length > 8) return null
  const { years, sources: counted } = yearsOfExperience(profile, today)
  const isCurrent = job.dates?.to === 'present'
  const title = withArticle(plainTitle(job.title.value))
  const employer = job.employer === null || job.employer.value.length > 50 ? '' : job.employer.value
  const experience = years >= 2 ? ` with ${countInWords(years)} years of experience` : ''
  const isPast = !isCurrent && years < 2
  const place =
    employer === ''
      ? ''
      : isPast || (isCurrent && experience === '')
        ? ` at ${employer}`
        : isCurrent
          ? `, now at ${employer}`
          : `, most recently at ${employer}`
  return {
    text: `${isPast ? 'I was most recently' : 'I am'} ${title}${experience}${place}`,
    sources: [...cite(job.title, job.employer), ...(years < 2 ? [] : counted)],
  }
}

/** A thing done, as a first-person statement, with where it was done and how well it fits. */
export type Proof = {
  predicate: string
  employer: string | null
  project: string | null
  group: number
  isCurrent: boolean
  sources: Evidence[]
  stems: Set<string>
  score: number
  bullet: string
}

/** What a text is ranked against: the posting's requirements and duties, the pain point, the company page. */
export function wantedStems(
  posting: ParsedPosting | null,
  painPoint: string | null,
  companyText: string,
): Map<string, number> {
  const wanted = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const stem of new Set(claimStems(text))) wanted.set(stem, Math.max(wanted.get(stem) ?? 0, weight))
  }
  add(companyText.slice(0, 4000), 0.3)
  for (const line of posting?.content.responsibilities ?? []) add(line.value, 0.8)
  for (const line of [
    ...(posting?.content.mustHaves ?? []),
    ...(posting?.content.title ? [posting.content.title] : []),
  ])
    add(line.value, 1)
  if (painPoint !== null) add(painPoint, 2.5)
  return wanted
}

const outcome =
  /^(?:re-?)?(?:cut|reduced|increased|grew|raised|improved|doubled|tripled|saved|won|lifted|lowered|boosted|shortened|eliminated|halved)\b|\bfrom \S+ to \S+|\d ?%/iu

/** The bullets of the profile that can be said in the first person, best fitting first. */
export function rankProofs(
  profile: ProfileContent,
  posting: ParsedPosting | null,
  wanted: ReadonlyMap<string, number>,
  maxWords: number,
): Proof[] {
  const asked = new Set(
    posting?.content.skills.filter((skill) => skill.importance !== 'mentioned').map((skill) => skill.value),
  )
  const groups = [
    ...profile.experience.map((job) => ({
      bullets: job.bullets,
      employer: job.employer,
      project: null,
      isCurrent: job.dates?.to === 'present',
    })),
    ...profile.projects.map((project) => ({
      bullets: project.bullets,
      employer: null,
      project: project.name,
      isCurrent: false,
    })),
  ]
  const proofs = groups.flatMap(({ bullets, employer, project, isCurrent }, group) =>
    bullets.flatMap((bullet): Proof[] => {
      const predicate = predicateOf(bullet.value, isCurrent, maxWords)
      if (predicate === undefined || tellsOfFailing(bullet.value)) return []
      const stems = new Set(claimStems(bullet.value))
      const overlap = [...stems].reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0)
      const skills = findSkills(bullet.value).filter((skill) => asked.has(skill.canonical)).length
      const score =
        Math.min(overlap, 6) +
        skills * 1.5 +
        (/\d/.test(predicate) ? 1.5 : 0) +
        (outcome.test(predicate) ? 1.2 : 0) -
        Math.min(group, 6) * 0.6 -
        (project === null ? 0 : 0.3)
      const projectName = project === null ? null : (project.value.split(/\s+[—–-]\s+|\s*\(/)[0] ?? project.value)
      return [
        {
          predicate,
          employer: employer?.value ?? null,
          project: projectName,
          group,
          isCurrent,
          sources: cite(bullet, employer, project),
          stems,
          score,
          bullet: bullet.value,
        },
      ]
    }),
  )
  return proofs.sort((a, b) => b.score - a.score)
}

/** A proof as a whole sentence. `isSame` says that the sentence before spoke of the same place. */
export function proofSentence(proof: Proof, isSame: boolean, also: boolean): string {
  const subject = also ? 'I also' : 'I'
  const startsWithBe = /^(?:was|am) /.test(proof.predicate)
  const statement =
    startsWithBe && also ? `I ${proof.predicate.replace(/^(was|am) /, '$1 also ')}` : `${subject} ${proof.predicate}`
  const place =
    proof.employer !== null && proof.employer.length <= 45 && !proof.predicate.includes(proof.employer)
      ? `At ${proof.employer}, `
      : proof.project !== null && proof.project.length <= 45
        ? `In my project ${proof.project}, `
        : ''
  return `${isSame ? '' : place}${statement}.`
}

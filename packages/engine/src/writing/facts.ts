import type { Evidence, Field } from '@jobpilot/schemas/fields'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'

/** Something known to be said: words of the resume, the posting, the company page or the request, with where they stand. */
export type Fact = { kind: Evidence['side']; text: string; evidence: Evidence }

/** The company page a mail rests on, as `readPage` gives it. */
export type CompanyPage = { url: string | null; title: string; text: string; siteName: string | null }

/** What the person typed for this mail or letter. Each counts as said by the person. */
export type RequestWords = {
  recipientName?: string
  recipientRole?: string | null
  painPoint?: string | null
  links?: readonly string[]
  notes?: readonly string[]
}

function fact(kind: Evidence['side'], fieldId: string, text: string, span: Evidence['span'], quote = text): Fact {
  return { kind, text, evidence: { side: kind, fieldId: fieldId.slice(0, 40), quote: quote.slice(0, 2000), span } }
}

const fromField = (kind: Evidence['side'], field: Field | null) =>
  field === null ? [] : [fact(kind, field.id, field.value, field.span)]

function profileFacts(profile: ProfileContent): Fact[] {
  const plain = [
    profile.name,
    profile.headline,
    profile.place,
    profile.summary,
    ...profile.emails,
    ...profile.phones,
    ...profile.links,
    ...profile.skills,
    ...profile.certifications,
    ...profile.languages,
    ...profile.publications,
    ...profile.awards,
  ]
  const jobs = profile.experience.flatMap((job) => [job.title, job.employer, job.place, ...job.bullets])
  const schools = profile.education.flatMap((entry) => [
    entry.degree,
    entry.fieldOfStudy,
    entry.institution,
    entry.place,
    ...entry.details,
  ])
  const projects = profile.projects.flatMap((project) => [project.name, project.link, ...project.bullets])
  const dates = [...profile.experience, ...profile.education, ...profile.projects].flatMap(({ dates: range }) =>
    range === null
      ? []
      : [fact('profile', range.id, `${range.text} ${range.from ?? ''} ${range.to ?? ''}`, range.span, range.text)],
  )
  return [...[...plain, ...jobs, ...schools, ...projects].flatMap((field) => fromField('profile', field)), ...dates]
}

function postingFacts(posting: ParsedPosting): Fact[] {
  const { content } = posting
  const fields = [
    content.title,
    content.employer,
    ...content.places,
    content.remoteScope,
    ...content.mustHaves,
    ...content.niceToHaves,
    ...content.responsibilities,
    ...content.about,
    ...content.skills,
  ]
  const pay = content.salary === null ? [] : [fact('posting', 'salary', content.salary.quote, content.salary.span)]
  // The spelling in the text stands beside the usual name, so that both "Postgres" and "PostgreSQL" are supported.
  const written = content.skills.flatMap((skill) =>
    skill.span === null
      ? []
      : [fact('posting', skill.id, posting.text.slice(skill.span.start, skill.span.end), skill.span)],
  )
  return [...fields.flatMap((field) => fromField('posting', field)), ...pay, ...written]
}

/** The lines of a page with their place in its text, long paragraphs cut at sentences. */
export function pageLines(text: string): { text: string; start: number; end: number }[] {
  const lines: { text: string; start: number; end: number }[] = []
  for (const match of text.slice(0, 40_000).matchAll(/[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]*/gu)) {
    const start = match.index + (match[0].length - match[0].trimStart().length)
    const line = match[0].trim().replace(/^[-•*]\s+/, '')
    if (line.length > 2 && lines.length < 400)
      lines.push({
        text: line,
        start: start + (match[0].trim().length - line.length),
        end: start + match[0].trim().length,
      })
  }
  return lines
}

/** Everything a text may rest on, as facts that can be cited. */
export function collectFacts(input: {
  profile: ProfileContent
  posting: ParsedPosting | null
  company: CompanyPage | null
  request: RequestWords
}): Fact[] {
  const { profile, posting, company, request } = input
  const page =
    company === null
      ? []
      : [
          ...pageLines(company.text).map((line, index) =>
            fact('company', `line-${index + 1}`, line.text, { start: line.start, end: line.end }),
          ),
          ...(company.title === '' ? [] : [fact('company', 'title', company.title, null)]),
          ...(company.siteName === null ? [] : [fact('company', 'site-name', company.siteName, null)]),
        ]
  const words = [
    request.recipientName,
    request.recipientRole,
    request.painPoint,
    ...(request.links ?? []),
    ...(request.notes ?? []),
  ]
  const typed = words.flatMap((word, index) =>
    word === undefined || word === null || word === '' ? [] : [fact('request', `request-${index + 1}`, word, null)],
  )
  return [...profileFacts(profile), ...(posting === null ? [] : postingFacts(posting)), ...page, ...typed]
}

import type { LetterContent, MailContent } from '@jobpilot/schemas/outreach'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'

// Answers as a good model would give them, in the forms that the agents ask for: made by the built-in engine from the same texts.

type Value = { value: string } | { text: string } | null
const plain = (field: Value) => field && ('value' in field ? field.value : field.text)
const plainAll = (fields: readonly Exclude<Value, null>[]) => fields.map(plain)
const quoted = <T>(field: { value: T } | null, quote: string) => field && { value: field.value, quote }

export const resumeAnswer = (profile: ProfileContent) => ({
  name: plain(profile.name),
  headline: plain(profile.headline),
  place: plain(profile.place),
  emails: plainAll(profile.emails),
  phones: plainAll(profile.phones),
  links: plainAll(profile.links),
  summary: plain(profile.summary),
  experience: profile.experience.map(({ title, employer, place, dates, bullets }) => ({
    title: plain(title),
    employer: plain(employer),
    place: plain(place),
    dates: plain(dates),
    bullets: plainAll(bullets),
  })),
  education: profile.education.map(({ institution, degree, fieldOfStudy, place, dates, details }) => ({
    institution: plain(institution),
    degree: plain(degree),
    fieldOfStudy: plain(fieldOfStudy),
    place: plain(place),
    dates: plain(dates),
    details: plainAll(details),
  })),
  skills: plainAll(profile.skills),
  projects: profile.projects.map(({ name, link, dates, bullets }) => ({
    name: plain(name),
    link: plain(link),
    dates: plain(dates),
    bullets: plainAll(bullets),
  })),
  certifications: plainAll(profile.certifications),
  languages: plainAll(profile.languages),
  publications: plainAll(profile.publications),
  awards: plainAll(profile.awards),
})

export const postingAnswer = ({ content, text }: ParsedPosting) => {
  const line = text.split('\n').find((each) => each.length > 30) ?? ''
  return {
    title: plain(content.title),
    employer: plain(content.employer),
    places: plainAll(content.places),
    workMode: quoted(content.workMode, line),
    remoteScope: plain(content.remoteScope),
    employmentType: quoted(content.employmentType, line),
    seniority: quoted(content.seniority, line),
    salary: content.salary && {
      quote: content.salary.quote,
      min: content.salary.min,
      max: content.salary.max,
      period: content.salary.period,
    },
    experienceYears: content.experienceYears,
    skills: content.skills.map(({ value, importance }) => ({ quote: value, importance })),
    mustHaves: plainAll(content.mustHaves),
    niceToHaves: plainAll(content.niceToHaves),
    responsibilities: plainAll(content.responsibilities),
    about: plainAll(content.about),
  }
}

const numbered = (sentences: LetterContent['sentences']) =>
  sentences.map(({ kind, text, sources }) => ({ kind, text, sources: sources.map((_, at) => `F${at + 10}`) }))

export const mailAnswer = ({ toneNote, subject, valuePropositions, sentences }: MailContent) => ({
  toneNote,
  subject,
  valuePropositions: valuePropositions.map(({ text, sources }) => ({
    text,
    sources: sources.map((_, at) => `F${at}`),
  })),
  sentences: numbered(sentences),
})

export const letterAnswer = ({ toneNote, sentences }: LetterContent) => ({
  toneNote,
  paragraphs: [{ sentences: numbered(sentences) }],
})

/** Each sentence once more, corrected. */
export const repairAnswer = ({ sentences }: Pick<LetterContent, 'sentences'>) => ({
  sentences: numbered(sentences).map(({ text, sources }, number) => ({ number, text, sources })),
})

/** Three reasons of two sentences and two concerns, each about as long as a sentence of the mail; then all of them corrected. */
export const matchAnswers = ({ sentences }: MailContent) => {
  const lines = Array.from({ length: 8 }, (_, at) => sentences[1 + (at % (sentences.length - 2))]?.text ?? '')
  const sources = ['F10', 'F20']
  return {
    match_words: {
      reasons: [0, 2, 4].map((at) => ({ asks: lines[at], has: lines[at + 1], sources })),
      concerns: [6, 7].map((at) => ({ text: lines[at], sources })),
    },
    sentences: { sentences: lines.map((text, number) => ({ number, text, sources })) },
  }
}

/** Twelve lines of a page, which is what a reader of it may take. */
export const companyAnswer = (page: string) => ({
  quotes: page
    .split('\n')
    .filter((line) => line.length > 40)
    .slice(0, 12)
    .map((quote) => ({ topic: 'technology', quote: quote.slice(0, 300) })),
})

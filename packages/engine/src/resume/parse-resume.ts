import type { Field } from '@jobpilot/schemas/fields'
import type { EducationItem, ExperienceItem, ParseNotice, ProfileContent, ProjectItem } from '@jobpilot/schemas/profile'
import { type Line, readLines } from '../text/lines.ts'
import { type Piece, pieceOf } from '../text/piece.ts'
import { onceEach } from './contact.ts'
import { fieldOf, type ReadContext } from './context.ts'
import { readEducation } from './education.ts'
import { readExperience } from './experience.ts'
import { type Header, readHeader } from './header.ts'
import { splitLabelRows } from './label-rows.ts'
import type { SectionKind } from './lexicon/heading-words.ts'
import { readAwards, readCertifications, readLanguages, readLooseLanguages, readPublications } from './lists.ts'
import { withLooseStudies } from './loose-studies.ts'
import { withLostJobs } from './lost-jobs.ts'
import { movedContact } from './moved-contact.ts'
import { movedHeader } from './moved-header.ts'
import { noticesFor } from './notices.ts'
import { readProjects } from './projects.ts'
import { settleQualifications } from './qualifications.ts'
import { readSections, type Section } from './sections.ts'
import { readSkills } from './skills.ts'
import { splitTextColumns } from './text-columns.ts'

/** What was read and what the person should know about the reading. */
export interface ParsedResume {
  content: ProfileContent
  notices: ParseNotice[]
}

/** Text beyond this length, in UTF-16 units, is left unread: no resume is that long, and time stays bounded. */
export const maxResumeLength = 400_000

/**
 * Reads a profile from the text of a resume by layout and wording. Pure, without a model; every value is a stretch of
 * `text` with its offsets, and what the text does not say stays null or empty. Never throws.
 *
 * @param options.pageStarts offsets at which pages begin, ascending; with them spans carry a page number
 */
export function parseResume(text: string, options: { pageStarts?: number[] } = {}): ParsedResume {
  const written = text.length > maxResumeLength ? text.slice(0, maxResumeLength) : text
  // The comma of Arabic parts what any comma does.
  const source = written.replaceAll('،', ',')
  const context: ReadContext = { source, written, pageStarts: options.pageStarts ?? [] }
  const lines = splitLabelRows(source, splitTextColumns(source, readLines(source)))
  const sections = withLooseStudies(
    withLostJobs(settleQualifications(movedHeader(source, movedContact(source, readSections(lines, source)), lines))),
  )
  const content = contentOf(context, sections, lines)
  return { content, notices: noticesFor(content, source, text.length > maxResumeLength) }
}

function contentOf(context: ReadContext, sections: readonly Section[], lines: readonly Line[]): ProfileContent {
  const { source } = context
  const header = readHeader(source, sections, lines)
  const of = (kind: SectionKind): Section[] =>
    sections.filter((section) => section.kind === kind && section.lines.length > 0)
  const skillLists = of('skills').map((section) => readSkills(source, section.lines))
  const { education, leftover } = allEducation(context, of('education'))
  const certifications = [
    ...of('certifications').flatMap((section) => readCertifications(source, section.lines)),
    ...readCertifications(source, leftover),
    ...skillLists.flatMap((list) => list.certifications),
  ]
  const languages = [
    ...of('languages').flatMap((section) => readLanguages(source, section.lines)),
    ...skillLists.flatMap((list) => list.languages),
  ]
  if (languages.length === 0) languages.push(...readLooseLanguages(source, lines))
  return {
    ...headerFields(context, header, summaryOf(source, of('summary')) ?? header.summary),
    experience: allExperience(context, of('experience')),
    education,
    skills: fields(context, 'skill', onceEach(skillLists.flatMap((list) => list.skills)), 500, 0.9),
    projects: allProjects(context, of('projects')),
    certifications: fields(context, 'cert', onceEach(certifications), 100, 0.88),
    languages: fields(context, 'lang', onceEach(languages), 50, 0.92),
    publications: fields(
      context,
      'pub',
      onceEach(of('publications').flatMap((section) => readPublications(source, section.lines))),
      300,
      0.85,
    ),
    awards: fields(
      context,
      'award',
      onceEach(of('awards').flatMap((section) => readAwards(source, section.lines))),
      100,
      0.85,
    ),
  }
}

function headerFields(context: ReadContext, header: Header, summary: Piece | undefined) {
  const single = (id: string, found: { piece: Piece; confidence: number } | undefined): Field | null =>
    found === undefined ? null : fieldOf(context, id, found.piece, found.confidence)
  return {
    name: single('name', header.name),
    headline: single('headline', header.headline),
    place: single('place', header.place),
    emails: fields(context, 'email', header.emails, 20, 0.99),
    phones: header.phones
      .slice(0, 20)
      .map(({ piece, confidence }, index) => fieldOf(context, `phone${index + 1}`, piece, confidence)),
    links: fields(context, 'link', header.links, 50, 0.95),
    summary: summary === undefined ? null : fieldOf(context, 'summary', summary, 0.85),
  }
}

function fields(
  context: ReadContext,
  name: string,
  pieces: readonly Piece[],
  most: number,
  confidence: number,
): Field[] {
  return pieces.slice(0, most).map((piece, index) => fieldOf(context, `${name}${index + 1}`, piece, confidence))
}

function summaryOf(source: string, sections: readonly Section[]): Piece | undefined {
  const lines = sections[0]?.lines ?? []
  const first = lines[0]
  const last = lines.at(-1)
  return first === undefined || last === undefined ? undefined : pieceOf(source, first.start, last.end)
}

function allExperience(context: ReadContext, sections: readonly Section[]): ExperienceItem[] {
  const items: ExperienceItem[] = []
  for (const section of sections) items.push(...readExperience(context, section.lines, items.length + 1))
  return items.slice(0, 100)
}

function allEducation(
  context: ReadContext,
  sections: readonly Section[],
): { education: EducationItem[]; leftover: Line[] } {
  const education: EducationItem[] = []
  const leftover: Line[] = []
  for (const section of sections) {
    const read = readEducation(context, section.lines, education.length + 1)
    education.push(...read.items)
    if (/certif|licen|credential|training|development|qualif/iu.test(section.heading?.text ?? ''))
      leftover.push(...read.others)
  }
  return { education: education.slice(0, 50), leftover }
}

function allProjects(context: ReadContext, sections: readonly Section[]): ProjectItem[] {
  const items: ProjectItem[] = []
  for (const section of sections) items.push(...readProjects(context, section.lines, items.length + 1))
  return items.slice(0, 100)
}

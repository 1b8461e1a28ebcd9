import type { ParseNotice, ProfileContent } from '@jobpilot/schemas/profile'
import { isLittleKnownLanguage } from './known-language.ts'

/** What the person should know about a reading; each message says what to do next. */
export function noticesFor(content: ProfileContent, source: string, isCut: boolean): ParseNotice[] {
  const notices: ParseNotice[] = []
  if (isCut)
    notices.push({
      code: 'text-cut',
      message: 'The text is longer than a resume; only its beginning was read. Check that the last jobs are here.',
    })
  const isBare = [content.experience, content.education, content.skills].every((list) => list.length === 0)
  if (isBare || countFilled(content) < 3) {
    notices.push({
      code: 'too-few-fields',
      message:
        'Little in this text reads like a resume. Add your name and one job below, or try another file; a PDF saved from a word processor reads best.',
    })
  }
  if (isLittleKnownLanguage(source))
    notices.push({
      code: 'check-language',
      message: 'I do not know this language well: check what I read, job titles and employers above all.',
    })
  if (content.name === null && source.trim() !== '')
    notices.push({ code: 'no-name', message: 'No name was found. Please type it in.' })
  if (content.emails.length === 0 && content.phones.length === 0)
    notices.push({
      code: 'no-contact',
      message: 'No e-mail address or phone number was found. Add one so that letters can carry it.',
    })
  const undated = content.experience.filter((item) => item.dates === null).length
  if (undated > 0)
    notices.push({
      code: 'undated-experience',
      message: `${undated === 1 ? 'One job has' : `${undated} jobs have`} no dates. Add them so that years of experience can be counted.`,
    })
  return notices
}

/** Kinds of field that were found at all. */
function countFilled(content: ProfileContent): number {
  const single = [content.name, content.headline, content.place, content.summary].filter(
    (value) => value !== null,
  ).length
  const lists = [
    content.emails,
    content.phones,
    content.links,
    content.experience,
    content.education,
    content.skills,
    content.projects,
    content.certifications,
    content.languages,
    content.publications,
    content.awards,
  ]
  return single + lists.filter((list) => list.length > 0).length
}

import type { ParsedPosting, PostingContent } from '@jobpilot/schemas/posting'
import type { ParseNotice } from '@jobpilot/schemas/profile'
import { findPlaces } from './gazetteer.ts'
import { readPostingDates } from './posting-dates.ts'
import { readEmployer } from './posting-employer.ts'
import { readExperienceYears } from './posting-experience.ts'
import { readLanguage } from './posting-language.ts'
import { readPlaces } from './posting-places.ts'
import { readRequirements } from './posting-requirements.ts'
import { readSalary } from './posting-salary.ts'
import { readItems } from './posting-sections.ts'
import { readSkills } from './posting-skills.ts'
import { readEmploymentType, readRemoteScope, readSeniority, readWorkMode } from './posting-terms.ts'
import { postingText } from './posting-text.ts'
import { readTitle } from './posting-title.ts'

const applyLink =
  /(?:apply|application|bewerb\w*|postul\w*|candidat\w*|aplica\w*)[^\n]{0,60}?(https?:\/\/[^\s<>"')\]]{4,500})/iu

/** The country the posting's places stand in, when they agree. Settles what "$" and "kr" mean. */
export function countryOf(places: PostingContent['places'], language: string | null): string | null {
  const countries = new Set(
    places.flatMap((place) =>
      findPlaces(place.value)
        .flatMap((found) => found.meaning.country ?? [])
        .slice(-1),
    ),
  )
  const only = countries.size === 1 ? [...countries][0] : undefined
  return only ?? (countries.size > 0 ? null : ({ da: 'DK', nb: 'NO', sv: 'SE' }[language ?? ''] ?? null))
}

function noticesFor(text: string, content: PostingContent): ParseNotice[] {
  const notices: ParseNotice[] = []
  if (text.trim().length < 200)
    notices.push({
      code: 'too-short',
      message: 'There is very little text here. Paste the whole posting, from the title to the last requirement.',
    })
  if (content.title === null)
    notices.push({
      code: 'no-title',
      message: 'No job title was found. Add it by hand, or paste the posting again with its title on the first line.',
    })
  if (content.employer === null)
    notices.push({
      code: 'no-employer',
      message: 'The text does not say who is hiring. Add the employer by hand if you know it.',
    })
  if (content.mustHaves.length === 0)
    notices.push({
      code: 'no-requirements',
      message: 'No requirement lines were found. If the posting lists some, paste the part that is missing.',
    })
  return notices
}

/**
 * Reads a posting from plain text without a model. Every value carries the span of the words it was read from in the
 * returned `text`; what the text does not say is null or empty, and `unread` says for a person what is missing.
 * Never throws; linear in the length of the text, of which at most 120,000 characters are read.
 */
export function parsePostingText(text: string): ParsedPosting {
  const source = postingText(text)
  const items = readItems(source)
  const language = readLanguage(source)
  const firstTitle = readTitle(source, items, undefined)
  const employer = readEmployer(source, items, firstTitle.employer, firstTitle.item)
  const { title, item: titleAt } = readTitle(source, items, employer?.value)
  const places = readPlaces(source, items, titleAt, title)
  const workMode = readWorkMode(source, items, titleAt)
  const requirements = readRequirements(source, items, titleAt)
  const content: PostingContent = {
    title,
    employer,
    places,
    workMode,
    remoteScope: workMode === null ? null : readRemoteScope(source, items, workMode),
    employmentType: readEmploymentType(source, items, titleAt),
    seniority: readSeniority(source, items, titleAt, title),
    salary: readSalary(source, items, countryOf(places, language)),
    experienceYears: readExperienceYears(items),
    skills: readSkills(source, items, requirements, language, employer),
    mustHaves: requirements.mustHaves,
    niceToHaves: requirements.niceToHaves,
    responsibilities: requirements.responsibilities,
    about: requirements.about,
    ...readPostingDates(items.slice(0, 400)),
    applyUrl: applyLink.exec(source.slice(0, 60_000))?.[1]?.replace(/[.,;]$/, '') ?? null,
    language,
  }
  return { text: source, content, readFrom: 'pasted-text', unread: noticesFor(source, content) }
}

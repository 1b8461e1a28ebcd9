import type { PostingContent } from '@jobpilot/schemas/posting'
import type { SourcePosting } from '@jobpilot/schemas/sources'
import { countryOf } from '../posting/parse-posting-text.ts'
import { readExperienceYears } from '../posting/posting-experience.ts'
import { readLanguage } from '../posting/posting-language.ts'
import { readPlaces } from '../posting/posting-places.ts'
import { readRequirements } from '../posting/posting-requirements.ts'
import { readSalary } from '../posting/posting-salary.ts'
import { type PostingItem, readItems } from '../posting/posting-sections.ts'
import { readSkills } from '../posting/posting-skills.ts'
import { readEmploymentType, readRemoteScope, readSeniority, readWorkMode } from '../posting/posting-terms.ts'
import { longestPosting, postingText } from '../posting/posting-text.ts'
import { knownLine } from '../text/known-line.ts'
import { descriptionText } from './description-text.ts'
import { type HeadLine, headField, type ListingHead, listingHead, statedSalary, statedScope } from './listing-head.ts'

/** A posting of a source, read. All spans of `content` point into `text`, which begins with what the source states as data. */
export type ReadListing = { text: string; content: PostingContent }

function asItem(head: ListingHead, { line, start, end, key }: HeadLine): PostingItem {
  const from = key === 'place' || key === 'mode' || key === 'pay-words' ? line : start
  const whole = knownLine(head.text.slice(line, end))
  return {
    line: whole,
    written: from === line ? whole : knownLine(head.text.slice(from, end)),
    text: whole.text,
    start: from,
    end,
    isBullet: false,
    isHeading: false,
    section: key === 'pay-words' ? 'pay' : 'other',
  }
}

const itemsOf = (head: ListingHead, ...keys: HeadLine['key'][]) =>
  head.lines.filter(({ key }) => keys.includes(key)).map((line) => asItem(head, line))

/**
 * Reads a posting of a source with the rules that read any posting, except that what the source states as data is trusted. The
 * level of a title comes before the source's own, which is often left at a default. Never throws; linear in its length.
 */
export function readListing(source: SourcePosting): ReadListing {
  const head = listingHead(source)
  const body = postingText(descriptionText(source.description))
  const text = `${head.text}\n${body}`.slice(0, longestPosting).trimEnd()
  const offset = head.text.length + 1
  const inBody = readItems(text, offset)
  const title = headField(head, 'title', 'title')
  const employer = headField(head, 'employer', 'employer')
  const language = source.language ?? readLanguage(text, offset, 3_000)
  const placeItems = itemsOf(head, 'place', 'mode')
  const places = readPlaces(
    text,
    source.places.length > 0 ? placeItems : [...itemsOf(head, 'title'), ...inBody],
    source.places.length > 0 ? -2 : 0,
    title,
  )
  const withTitle = [...itemsOf(head, 'title', 'place', 'mode'), ...inBody]
  const workMode = source.workMode
    ? withValue(headField(head, 'mode', 'work-mode', source.workMode), source.workMode)
    : readWorkMode(text, withTitle, 0)
  const requirements = readRequirements(text, inBody, -1)
  const salary =
    statedSalary(source, head) ??
    readSalary(text, [...itemsOf(head, 'pay-words'), ...inBody], countryOf(places, language))
  const type = source.employmentType
  const content: PostingContent = {
    title,
    employer,
    places,
    workMode,
    remoteScope: statedScope(source, head) ?? (workMode === null ? null : readRemoteScope(text, withTitle, workMode)),
    employmentType: type
      ? withValue(headField(head, 'type', 'employment-type', type), type)
      : readEmploymentType(text, [...itemsOf(head, 'title'), ...inBody], 0),
    seniority:
      readSeniority(text, itemsOf(head, 'title'), 0, title) ??
      withValue(headField(head, 'level', 'seniority', source.seniority ?? ''), source.seniority),
    salary,
    experienceYears: readExperienceYears(inBody),
    skills: readSkills(text, [...itemsOf(head, 'title', 'tags'), ...inBody], requirements, language, employer),
    mustHaves: requirements.mustHaves,
    niceToHaves: requirements.niceToHaves,
    responsibilities: requirements.responsibilities,
    about: requirements.about,
    postedOn: source.postedAt?.slice(0, 10) ?? null,
    validThrough: source.validThrough?.slice(0, 10) ?? null,
    applyUrl: source.applyUrl ?? source.url,
    language,
  }
  return { text, content }
}

const withValue = <T extends string>(field: ReturnType<typeof headField>, value: T | null) =>
  field === null || value === null ? null : { ...field, value }

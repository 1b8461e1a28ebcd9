import { jobPostingsOf } from '@jobpilot/engine/pages/ld-scripts'
import { stringAt } from '@jobpilot/engine/posting/json-ld'
import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, payOf, placeOf, plain, plainList, webAddress } from '../field-words.ts'
import { plausibleDeadline, plausibleMoment } from '../plausible-moment.ts'
import { SourceFailure } from '../source-error.ts'

const item = z.looseObject({
  title: z.string().min(1),
  pageUrl: z.url(),
  url: z.unknown().optional(),
  identifier: z.unknown().optional(),
  description: z.string().optional(),
  datePosted: z.unknown().optional(),
  validThrough: z.unknown().optional(),
  employmentType: z.unknown().optional(),
  hiringOrganization: z.unknown().optional(),
  jobLocation: z.unknown().optional(),
  jobLocationType: z.unknown().optional(),
  applicantLocationRequirements: z.unknown().optional(),
  baseSalary: z.unknown().optional(),
})

const listed = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat().slice(0, 20))

const placesOf = (locations: unknown) =>
  plainList(
    listed(locations).map((location) => {
      const part = (key: string) => stringAt(location, 'address', key)
      return (
        placeOf(part('addressLocality'), part('addressRegion'), part('addressCountry')) ??
        stringAt(location, 'address') ??
        stringAt(location, 'name')
      )
    }),
  )

/** https://schema.org/JobPosting in a page: every posting it holds as data. */
export const jsonLd = defineAdapter({
  kind: 'json-ld',
  name: 'Careers page with JSON-LD',
  homepage: 'https://schema.org/JobPosting',
  boardIs: 'address',
  boardPattern: /^https?:\/\/\S{4,490}$/,
  boardHint: 'The address of a careers page that lists its openings as data.',
  terms: { refreshMinutes: 720, callsPerDay: 2_000, attribution: { text: "From the employer's own page", url: '' } },
  isComplete: true,
  keys: [],
  item,
  expected: ['description', 'datePosted', 'hiringOrganization'],
  first: (board) => ({ url: board, accept: 'text/html, application/xhtml+xml' }),
  read: (page) => {
    const html = page.text()
    if (!/<[a-z!]/i.test(html.slice(0, 10_000)))
      throw new SourceFailure(
        'not-this-kind',
        'This address does not lead to a web page. Use the address of the careers page itself.',
      )
    return { items: jobPostingsOf(html).map((posting) => ({ ...posting, pageUrl: page.url })), next: null }
  },
  map: (posting, { employer }) => {
    const url = webAddress(stringAt(posting, 'url')) ?? posting.pageUrl
    const isRemote = /telecommute/i.test(stringAt(posting, 'jobLocationType') ?? '')
    const id = stringAt(posting, 'identifier', 'value') ?? stringAt(posting, 'identifier')
    const pay = (key: string) => stringAt(posting, 'baseSalary', 'value', key) ?? stringAt(posting, 'baseSalary', key)
    const one = pay('value')
    return {
      ...unstated,
      externalId: (
        id ?? (url === posting.pageUrl ? `${posting.title} ${placesOf(posting.jobLocation).join(' ')}` : url)
      ).slice(0, 500),
      url,
      applyUrl: url,
      title: posting.title,
      employer: stringAt(posting, 'hiringOrganization')?.slice(0, 200) ?? employer,
      places: placesOf(posting.jobLocation),
      workMode: isRemote ? 'remote' : null,
      remoteScope: isRemote
        ? plain(
            listed(posting.applicantLocationRequirements)
              .flatMap((area) => stringAt(area, 'name') ?? [])
              .join(', '),
          )
        : null,
      employmentType: employmentTypeOf(listed(posting.employmentType)),
      salary: payOf(
        pay('minValue') ?? one,
        pay('maxValue') ?? one,
        stringAt(posting, 'baseSalary', 'currency') ?? stringAt(posting, 'salaryCurrency'),
        pay('unitText'),
      ),
      description: posting.description ?? '',
      postedAt: plausibleMoment(stringAt(posting, 'datePosted')),
      validThrough: plausibleDeadline(stringAt(posting, 'validThrough')),
    }
  },
})

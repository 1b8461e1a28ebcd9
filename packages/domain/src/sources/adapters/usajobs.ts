import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, payOf, plain, plainList, webAddress } from '../field-words.ts'
import { plausibleDeadline, plausibleMoment } from '../plausible-moment.ts'
import { objectOf, queryNumber, withQuery } from '../read-json.ts'
import { SourceFailure } from '../source-error.ts'

const pageSize = 250
const mostPages = 8
const named = z.looseObject({ Name: z.string().nullish() })
const item = z.object({
  MatchedObjectId: z.union([z.string().min(1), z.number()]),
  MatchedObjectDescriptor: z.looseObject({
    PositionTitle: z.string().min(1),
    PositionURI: z.url(),
    ApplyURI: z.array(z.string()).nullish(),
    PositionLocation: z.array(z.looseObject({ LocationName: z.string().nullish() })).nullish(),
    OrganizationName: z.string().nullish(),
    DepartmentName: z.string().nullish(),
    PositionSchedule: z.array(named).nullish(),
    PositionOfferingType: z.array(named).nullish(),
    QualificationSummary: z.string().nullish(),
    PositionRemuneration: z
      .array(
        z.looseObject({
          MinimumRange: z.string().nullish(),
          MaximumRange: z.string().nullish(),
          RateIntervalCode: z.string().nullish(),
          Description: z.string().nullish(),
        }),
      )
      .nullish(),
    PublicationStartDate: z.string().nullish(),
    ApplicationCloseDate: z.string().nullish(),
    UserArea: z
      .looseObject({
        Details: z
          .looseObject({
            JobSummary: z.string().nullish(),
            MajorDuties: z.union([z.array(z.string()), z.string()]).nullish(),
            Education: z.string().nullish(),
            Requirements: z.string().nullish(),
            RemoteIndicator: z.boolean().nullish(),
            TeleworkEligible: z.boolean().nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
  RelevanceScore: z.unknown().optional(),
  RelevanceRank: z.unknown().optional(),
})

const section = (title: string, lines: readonly (string | null | undefined)[]) => {
  const known = lines.filter((line) => line)
  return known.length === 0
    ? ''
    : `${title}\n${known.map((line) => (known.length > 1 ? `- ${line}` : line)).join('\n')}`
}

/** https://developer.usajobs.gov: a search of openings of the US government; asks for an e-mail address as user agent. */
export const usajobs = defineAdapter({
  kind: 'usajobs',
  name: 'USAJOBS',
  homepage: 'https://developer.usajobs.gov',
  boardIs: 'search',
  boardPattern: /^\S.{0,119}$/,
  boardHint: 'What to look for, e.g. "data scientist".',
  terms: {
    refreshMinutes: 720,
    callsPerDay: 400,
    attribution: { text: 'Jobs from USAJOBS', url: 'https://www.usajobs.gov' },
  },
  isComplete: false,
  keys: ['USAJOBS_API_KEY', 'USAJOBS_EMAIL'],
  item,
  expected: [],
  first: (board, keys) => ({
    url: `https://data.usajobs.gov/api/search?${new URLSearchParams({ Keyword: board, ResultsPerPage: String(pageSize), Page: '1' })}`,
    headers: { 'user-agent': keys.USAJOBS_EMAIL ?? '', 'authorization-key': keys.USAJOBS_API_KEY ?? '' },
  }),
  read: (page, request) => {
    const result = objectOf(page).SearchResult
    const items =
      typeof result === 'object' && result !== null && 'SearchResultItems' in result ? result.SearchResultItems : null
    if (!Array.isArray(items))
      throw new SourceFailure('not-this-kind', 'USAJOBS answered without a list of results. It is asked again later.')
    const at = queryNumber(request.url, 'Page', 1)
    const isLast = items.length < pageSize || at >= mostPages
    return { items, next: isLast ? null : { ...request, url: withQuery(request.url, { Page: at + 1 }) } }
  },
  map: ({ MatchedObjectId, MatchedObjectDescriptor: job }) => {
    const pay = job.PositionRemuneration?.[0]
    const details = job.UserArea?.Details
    return {
      ...unstated,
      externalId: String(MatchedObjectId),
      url: job.PositionURI,
      applyUrl: webAddress(job.ApplyURI?.[0]),
      title: job.PositionTitle,
      employer: plain(job.OrganizationName ?? job.DepartmentName),
      places: plainList((job.PositionLocation ?? []).map((at) => at.LocationName)),
      workMode: details?.RemoteIndicator === true ? 'remote' : details?.TeleworkEligible === true ? 'hybrid' : null,
      employmentType:
        employmentTypeOf(...(job.PositionSchedule ?? []).map(({ Name }) => Name)) ??
        employmentTypeOf(job.PositionOfferingType?.[0]?.Name),
      salary: pay
        ? payOf(
            pay.MinimumRange,
            pay.MaximumRange,
            'USD',
            pay.RateIntervalCode === 'PA' ? 'year' : (pay.Description ?? pay.RateIntervalCode),
          )
        : null,
      description: [
        section('Summary', [details?.JobSummary]),
        section('Duties', [details?.MajorDuties].flat()),
        section('Requirements', [job.QualificationSummary, details?.Requirements, details?.Education]),
      ]
        .filter(Boolean)
        .join('\n\n'),
      postedAt: plausibleMoment(job.PublicationStartDate),
      validThrough: plausibleDeadline(job.ApplicationCloseDate),
      language: 'en',
    }
  },
})

import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, levelOf, placeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf, queryNumber, withQuery } from '../read-json.ts'
import { companyBoard } from './company-board.ts'

const pageSize = 100
const labelled = z.looseObject({ id: z.string().nullish(), label: z.string().nullish() })
const section = z.looseObject({ title: z.string().nullish(), text: z.string().nullish() }).nullish()

const item = z.object({
  id: z.union([z.string().min(1), z.number()]),
  name: z.string().min(1),
  company: z.looseObject({ identifier: z.string().nullish(), name: z.string().nullish() }).optional(),
  releasedDate: z.string().optional(),
  location: z
    .looseObject({
      city: z.string().nullish(),
      region: z.string().nullish(),
      country: z.string().nullish(),
      remote: z.boolean().nullish(),
      hybrid: z.boolean().nullish(),
      fullLocation: z.string().nullish(),
    })
    .optional(),
  typeOfEmployment: labelled.nullable().optional(),
  experienceLevel: labelled.nullable().optional(),
  function: labelled.nullable().optional(),
  department: labelled.nullable().optional(),
  language: z.looseObject({ code: z.string().nullish() }).nullable().optional(),
  applyUrl: z.string().nullable().optional(),
  postingUrl: z.string().nullable().optional(),
  jobAd: z
    .looseObject({
      sections: z
        .looseObject({
          companyDescription: section,
          jobDescription: section,
          qualifications: section,
          additionalInformation: section,
        })
        .nullish(),
    })
    .nullable()
    .optional(),
  uuid: z.unknown().optional(),
  refNumber: z.unknown().optional(),
  ref: z.unknown().optional(),
  creator: z.unknown().optional(),
  industry: z.unknown().optional(),
  customField: z.unknown().optional(),
  visibility: z.unknown().optional(),
  jobAdId: z.unknown().optional(),
  jobId: z.unknown().optional(),
  defaultJobAd: z.unknown().optional(),
  active: z.unknown().optional(),
  referralUrl: z.unknown().optional(),
})

const postings = (board: string) => `https://api.smartrecruiters.com/v1/companies/${encodeURIComponent(board)}/postings`

/** https://developers.smartrecruiters.com/docs/posting-api: a paged list without texts, and a call for each posting's text. */
export const smartrecruiters = defineAdapter({
  kind: 'smartrecruiters',
  name: 'SmartRecruiters',
  homepage: 'https://developers.smartrecruiters.com/docs/posting-api',
  ...companyBoard,
  terms: {
    refreshMinutes: 720,
    callsPerDay: 5_000,
    attribution: { text: 'Powered by SmartRecruiters', url: 'https://www.smartrecruiters.com' },
  },
  isComplete: true,
  keys: [],
  item,
  expected: ['location', 'releasedDate'],
  first: (board) => ({ url: `${postings(board)}?limit=${pageSize}&offset=0` }),
  read: (page, request) => {
    const items = listIn(objectOf(page), 'content')
    const offset = queryNumber(request.url, 'offset', 0)
    return {
      items,
      next: items.length < pageSize ? null : { url: withQuery(request.url, { offset: offset + pageSize }) },
    }
  },
  detail: (posting, board) => ({ url: `${postings(board)}/${encodeURIComponent(String(posting.id))}` }),
  map: (posting, { board, employer }) => {
    const at = posting.location
    const { companyDescription, jobDescription, qualifications, additionalInformation } = posting.jobAd?.sections ?? {}
    return {
      ...unstated,
      externalId: String(posting.id),
      url: webAddress(posting.postingUrl) ?? `https://jobs.smartrecruiters.com/${board}/${posting.id}`,
      applyUrl: webAddress(posting.applyUrl),
      title: posting.name,
      employer: employer ?? plain(posting.company?.name),
      places: plainList([at?.fullLocation ?? placeOf(at?.city, at?.region, at?.country?.toUpperCase())]),
      workMode: workModeOf(null, { remote: at?.remote, hybrid: at?.hybrid }),
      employmentType: employmentTypeOf(posting.typeOfEmployment?.label),
      seniority: levelOf(posting.experienceLevel?.label),
      team: plain(posting.department?.label ?? posting.function?.label),
      description: [jobDescription, qualifications, additionalInformation, companyDescription]
        .flatMap((part) => (part?.text ? [`<h3>${part.title ?? ''}</h3>${part.text}`] : []))
        .join('\n'),
      postedAt: plausibleMoment(posting.releasedDate),
      language: posting.language?.code?.slice(0, 2).toLowerCase() ?? null,
    }
  },
})

import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, levelOf, placeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { companyBoard } from './company-board.ts'

const place = z.looseObject({
  country: z.string().nullish(),
  region: z.string().nullish(),
  city: z.string().nullish(),
  hidden: z.boolean().nullish(),
})

const item = z.object({
  shortcode: z.string().min(1),
  title: z.string().min(1),
  url: z.url(),
  application_url: z.string().nullable().optional(),
  description: z.string().optional(),
  employment_type: z.string().nullable().optional(),
  telecommuting: z.boolean().nullable().optional(),
  department: z.string().nullable().optional(),
  published_on: z.string().nullable().optional(),
  created_at: z.string().nullable().optional(),
  country: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  state: z.string().nullable().optional(),
  experience: z.string().nullable().optional(),
  locations: z.array(place).optional(),
  code: z.unknown().optional(),
  shortlink: z.unknown().optional(),
  education: z.unknown().optional(),
  function: z.unknown().optional(),
  industry: z.unknown().optional(),
})

/** The public widget of Workable: one answer; `state` is a region, not whether the job is open. */
export const workable = defineAdapter({
  kind: 'workable',
  name: 'Workable',
  homepage: 'https://help.workable.com/hc/en-us/articles/115012771647',
  ...companyBoard,
  terms: {
    refreshMinutes: 720,
    callsPerDay: 2_000,
    attribution: { text: 'Powered by Workable', url: 'https://www.workable.com' },
  },
  isComplete: true,
  keys: [],
  item,
  expected: ['description', 'published_on'],
  first: (board) => ({
    url: `https://apply.workable.com/api/v1/widget/accounts/${encodeURIComponent(board)}?details=true`,
  }),
  read: (page) => ({ items: listIn(objectOf(page), 'jobs'), next: null }),
  map: (job, { employer }) => ({
    ...unstated,
    externalId: job.shortcode,
    url: job.url,
    applyUrl: webAddress(job.application_url),
    title: job.title,
    employer,
    places: plainList([
      ...(job.locations ?? [])
        .filter(({ hidden }) => hidden !== true)
        .map((at) => placeOf(at.city, at.region, at.country)),
      ...((job.locations ?? []).length > 0 ? [] : [placeOf(job.city, job.state, job.country)]),
    ]),
    workMode: workModeOf(null, { remote: job.telecommuting }),
    employmentType: employmentTypeOf(job.employment_type),
    seniority: levelOf(job.experience),
    team: plain(job.department),
    description: job.description ?? '',
    postedAt: plausibleMoment(job.published_on) ?? plausibleMoment(job.created_at),
  }),
})

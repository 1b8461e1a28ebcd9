import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const item = z.object({
  slug: z.string().min(1),
  title: z.string().min(1),
  url: z.url(),
  company_name: z.string().optional(),
  description: z.string().optional(),
  remote: z.boolean().nullable().optional(),
  tags: z.array(z.string()).nullable().optional(),
  job_types: z.array(z.string()).nullable().optional(),
  location: z.string().nullable().optional(),
  created_at: z.number().optional(),
})

/** https://www.arbeitnow.com/api/job-board-api: pages of a hundred that name the next one; dates in seconds. */
export const arbeitnow = defineAdapter({
  kind: 'arbeitnow',
  name: 'Arbeitnow',
  homepage: 'https://www.arbeitnow.com/blog/job-board-api',
  ...onlyFeed,
  terms: {
    refreshMinutes: 360,
    callsPerDay: 200,
    attribution: { text: 'Jobs from Arbeitnow', url: 'https://www.arbeitnow.com' },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['company_name', 'description', 'created_at'],
  first: () => ({ url: 'https://www.arbeitnow.com/api/job-board-api?page=1' }),
  read: (page) => {
    const body = objectOf(page)
    const links = body.links
    const next = typeof links === 'object' && links !== null && 'next' in links ? webAddress(links.next) : null
    const items = listIn(body, 'data')
    return { items, next: next === null || items.length === 0 ? null : { url: next } }
  },
  map: (job) => ({
    ...unstated,
    externalId: job.slug,
    url: job.url,
    applyUrl: job.url,
    title: job.title,
    employer: plain(job.company_name),
    places: plainList([job.location]),
    workMode: workModeOf(null, { remote: job.remote }),
    employmentType: employmentTypeOf(job.job_types),
    tags: plainList(job.tags, 80, 60),
    description: job.description ?? '',
    postedAt: plausibleMoment(job.created_at),
  }),
})

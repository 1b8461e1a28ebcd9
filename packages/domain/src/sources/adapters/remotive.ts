import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, plain, plainList } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const item = z.object({
  id: z.number().int(),
  url: z.url(),
  title: z.string().min(1),
  company_name: z.string().optional(),
  tags: z.array(z.string()).optional(),
  job_type: z.string().nullable().optional(),
  publication_date: z.string().optional(),
  candidate_required_location: z.string().nullable().optional(),
  salary: z.string().nullable().optional(),
  description: z.string().optional(),
  category: z.string().nullable().optional(),
  company_logo: z.unknown().optional(),
  company_logo_url: z.unknown().optional(),
})

/** https://github.com/remotive-com/remote-jobs-api: asks for a link back to Remotive, and for at most four calls a day. */
export const remotive = defineAdapter({
  kind: 'remotive',
  name: 'Remotive',
  homepage: 'https://github.com/remotive-com/remote-jobs-api',
  ...onlyFeed,
  terms: {
    refreshMinutes: 480,
    callsPerDay: 4,
    attribution: { text: 'Remote jobs from Remotive', url: 'https://remotive.com' },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['company_name', 'publication_date', 'description'],
  first: () => ({ url: 'https://remotive.com/api/remote-jobs' }),
  read: (page) => ({ items: listIn(objectOf(page), 'jobs'), next: null }),
  map: (job) => ({
    ...unstated,
    externalId: String(job.id),
    url: job.url,
    applyUrl: job.url,
    title: job.title,
    employer: plain(job.company_name),
    workMode: 'remote',
    remoteScope: plain(job.candidate_required_location),
    employmentType: employmentTypeOf(job.job_type),
    team: plain(job.category),
    salaryText: plain(job.salary, 300),
    tags: plainList(job.tags, 80, 60),
    description: job.description ?? '',
    postedAt: plausibleMoment(job.publication_date),
  }),
})

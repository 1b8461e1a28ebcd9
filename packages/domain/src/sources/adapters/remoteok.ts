import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { payOf, plain, plainList, webAddress } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listOf } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const item = z.object({
  id: z.union([z.string().min(1), z.number()]),
  position: z.string().min(1),
  url: z.url(),
  company: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).nullable().optional(),
  location: z.string().nullable().optional(),
  salary_min: z.union([z.number(), z.string()]).nullable().optional(),
  salary_max: z.union([z.number(), z.string()]).nullable().optional(),
  apply_url: z.string().nullable().optional(),
  date: z.string().optional(),
  epoch: z.union([z.number(), z.string()]).optional(),
  slug: z.unknown().optional(),
  logo: z.unknown().optional(),
  company_logo: z.unknown().optional(),
  original: z.unknown().optional(),
  verified: z.unknown().optional(),
})

const isNotice = (entry: unknown) => typeof entry === 'object' && entry !== null && 'legal' in entry

/** https://remoteok.com/api: a list that begins with its terms; asks for a link back, in plain view. */
export const remoteok = defineAdapter({
  kind: 'remoteok',
  name: 'Remote OK',
  homepage: 'https://remoteok.com/api',
  ...onlyFeed,
  terms: {
    refreshMinutes: 360,
    callsPerDay: 24,
    attribution: { text: 'Remote jobs from Remote OK', url: 'https://remoteok.com' },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['company', 'description', 'date'],
  first: () => ({ url: 'https://remoteok.com/api' }),
  read: (page) => ({ items: listOf(page).filter((entry) => !isNotice(entry)), next: null }),
  map: (job) => ({
    ...unstated,
    externalId: String(job.id),
    url: job.url,
    applyUrl: webAddress(job.apply_url) ?? job.url,
    title: job.position,
    employer: plain(job.company),
    workMode: 'remote',
    remoteScope: plain(job.location),
    salary: payOf(job.salary_min, job.salary_max, 'USD', 'year'),
    tags: plainList(job.tags, 80, 60),
    description: job.description ?? '',
    postedAt: plausibleMoment(job.date) ?? plausibleMoment(job.epoch),
  }),
})

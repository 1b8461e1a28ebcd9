import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, levelOf, payOf, plain } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const numeric = z.union([z.number(), z.string()]).nullable().optional()
const item = z.object({
  id: z.union([z.number(), z.string().min(1)]),
  url: z.url(),
  jobTitle: z.string().min(1),
  companyName: z.string().optional(),
  jobIndustry: z.array(z.string()).nullable().optional(),
  jobType: z.array(z.string()).nullable().optional(),
  jobGeo: z.string().nullable().optional(),
  jobLevel: z.string().nullable().optional(),
  jobDescription: z.string().optional(),
  pubDate: z.string().optional(),
  annualSalaryMin: numeric,
  annualSalaryMax: numeric,
  salaryMin: numeric,
  salaryMax: numeric,
  salaryCurrency: z.string().nullable().optional(),
  salaryPeriod: z.string().nullable().optional(),
  jobSlug: z.unknown().optional(),
  companyLogo: z.unknown().optional(),
  jobExcerpt: z.unknown().optional(),
})

/** https://jobicy.com/jobs-rss-feed: asks for attribution and for no more than a call an hour. */
export const jobicy = defineAdapter({
  kind: 'jobicy',
  name: 'Jobicy',
  homepage: 'https://github.com/Jobicy/remote-jobs-api',
  ...onlyFeed,
  terms: {
    refreshMinutes: 360,
    callsPerDay: 12,
    attribution: { text: 'Remote jobs from Jobicy', url: 'https://jobicy.com' },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['companyName', 'jobDescription', 'pubDate'],
  first: () => ({ url: 'https://jobicy.com/api/v2/remote-jobs?count=100' }),
  read: (page) => ({ items: listIn(objectOf(page), 'jobs'), next: null }),
  map: (job) => ({
    ...unstated,
    externalId: String(job.id),
    url: job.url,
    applyUrl: job.url,
    title: job.jobTitle,
    employer: plain(job.companyName),
    workMode: 'remote',
    remoteScope: plain(job.jobGeo),
    employmentType: employmentTypeOf(job.jobType),
    seniority: levelOf(job.jobLevel),
    team: plain(job.jobIndustry?.[0]?.replaceAll('&amp;', '&')),
    salary: payOf(
      job.salaryMin ?? job.annualSalaryMin,
      job.salaryMax ?? job.annualSalaryMax,
      job.salaryCurrency,
      job.salaryPeriod ?? 'year',
    ),
    description: job.jobDescription ?? '',
    postedAt: plausibleMoment(job.pubDate),
  }),
})

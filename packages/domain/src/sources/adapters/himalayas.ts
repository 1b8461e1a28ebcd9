import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, levelOf, payOf, plain, plainList, webAddress } from '../field-words.ts'
import { plausibleDeadline, plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf, queryNumber, withQuery } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const pageSize = 20
/** Newest first: what is further back was read before. */
const mostPages = 25

const item = z.object({
  guid: z.string().min(1),
  title: z.string().min(1),
  applicationLink: z.url(),
  companyName: z.string().optional(),
  employmentType: z.string().nullable().optional(),
  minSalary: z.number().nullable().optional(),
  maxSalary: z.number().nullable().optional(),
  currency: z.string().nullable().optional(),
  salaryPeriod: z.string().nullable().optional(),
  seniority: z.array(z.string()).nullable().optional(),
  locationRestrictions: z.array(z.unknown()).nullable().optional(),
  categories: z.array(z.string()).nullable().optional(),
  description: z.string().optional(),
  pubDate: z.union([z.number(), z.string()]).optional(),
  expiryDate: z.union([z.number(), z.string()]).nullable().optional(),
  excerpt: z.unknown().optional(),
  companySlug: z.unknown().optional(),
  companyLogo: z.unknown().optional(),
  timezoneRestrictions: z.unknown().optional(),
  parentCategories: z.unknown().optional(),
})

const scopeOf = (places: readonly unknown[] | null | undefined) =>
  plainList(
    (places ?? []).map((place) =>
      typeof place === 'object' && place !== null && 'name' in place ? place.name : place,
    ),
  ).join(', ')

/** https://himalayas.app/api: twenty remote jobs a page; dates in seconds, of late in milliseconds. */
export const himalayas = defineAdapter({
  kind: 'himalayas',
  name: 'Himalayas',
  homepage: 'https://himalayas.app/api',
  ...onlyFeed,
  terms: {
    refreshMinutes: 720,
    callsPerDay: 100,
    attribution: { text: 'Remote jobs from Himalayas', url: 'https://himalayas.app' },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['companyName', 'description', 'pubDate'],
  first: () => ({ url: `https://himalayas.app/jobs/api?limit=${pageSize}&offset=0` }),
  read: (page, request) => {
    const items = listIn(objectOf(page), 'jobs')
    const offset = queryNumber(request.url, 'offset', 0) + pageSize
    const isLast = items.length < pageSize || offset >= pageSize * mostPages
    return { items, next: isLast ? null : { url: withQuery(request.url, { offset }) } }
  },
  map: (job) => ({
    ...unstated,
    externalId: job.guid,
    url: webAddress(job.guid) ?? job.applicationLink,
    applyUrl: job.applicationLink,
    title: job.title,
    employer: plain(job.companyName),
    workMode: 'remote',
    remoteScope: plain(scopeOf(job.locationRestrictions)) ?? 'Worldwide',
    employmentType: employmentTypeOf(job.employmentType),
    seniority: levelOf(...(job.seniority ?? [])),
    salary: payOf(job.minSalary, job.maxSalary, job.currency, job.salaryPeriod ?? 'year'),
    tags: plainList(
      (job.categories ?? []).map((tag) => tag.replaceAll('-', ' ')),
      80,
      60,
    ),
    description: job.description ?? '',
    postedAt: plausibleMoment(job.pubDate),
    validThrough: plausibleDeadline(job.expiryDate),
  }),
})

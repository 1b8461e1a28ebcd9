import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, payOf, placeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { companyBoard } from './company-board.ts'

const component = z.looseObject({
  compensationType: z.string().nullish(),
  interval: z.string().nullish(),
  currencyCode: z.string().nullish(),
  minValue: z.number().nullish(),
  maxValue: z.number().nullish(),
})
const postalAddress = z.looseObject({
  postalAddress: z
    .looseObject({
      addressLocality: z.string().nullish(),
      addressRegion: z.string().nullish(),
      addressCountry: z.string().nullish(),
    })
    .nullish(),
})

const item = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  jobUrl: z.url(),
  applyUrl: z.string().optional(),
  location: z.string().nullable().optional(),
  secondaryLocations: z.array(z.looseObject({ location: z.string().nullish() })).optional(),
  address: postalAddress.nullable().optional(),
  department: z.string().nullable().optional(),
  team: z.string().nullable().optional(),
  isListed: z.boolean().optional(),
  isRemote: z.boolean().nullable().optional(),
  workplaceType: z.string().nullable().optional(),
  employmentType: z.string().nullable().optional(),
  publishedAt: z.string().optional(),
  descriptionHtml: z.string().optional(),
  compensation: z
    .looseObject({
      compensationTierSummary: z.string().nullish(),
      compensationTiers: z.array(z.looseObject({ components: z.array(component).nullish() })).nullish(),
      summaryComponents: z.array(component).nullish(),
    })
    .nullable()
    .optional(),
  descriptionPlain: z.unknown().optional(),
  shouldDisplayCompensationOnJobPostings: z.unknown().optional(),
})

type Compensation = z.infer<typeof item>['compensation']

/** The salary over all tiers: from the summary where there is one, else the widest span of the tiers' own. */
function salaryOf(compensation: Compensation) {
  const summed = compensation?.summaryComponents ?? []
  const nested = (compensation?.compensationTiers ?? []).flatMap((tier) => tier.components ?? [])
  const salaries = [...summed, ...nested].filter((part) => part.compensationType === 'Salary')
  const first = salaries[0]
  if (!first) return null
  const alike = salaries.filter((part) => part.currencyCode === first.currencyCode && part.interval === first.interval)
  const values = (key: 'minValue' | 'maxValue') => alike.flatMap((part) => part[key] ?? [])
  const [lows, highs] = [values('minValue'), values('maxValue')]
  return payOf(
    lows.length > 0 ? Math.min(...lows) : null,
    highs.length > 0 ? Math.max(...highs) : null,
    first.currencyCode,
    first.interval,
  )
}

/** https://developers.ashbyhq.com/docs/public-job-posting-api: one answer, pay nested by tiers, unlisted jobs among them. */
export const ashby = defineAdapter({
  kind: 'ashby',
  name: 'Ashby',
  homepage: 'https://developers.ashbyhq.com/docs/public-job-posting-api',
  ...companyBoard,
  terms: {
    refreshMinutes: 360,
    callsPerDay: 10_000,
    attribution: { text: 'Powered by Ashby', url: 'https://www.ashbyhq.com' },
  },
  isComplete: true,
  keys: [],
  item,
  expected: ['location', 'publishedAt', 'descriptionHtml'],
  first: (board) => ({
    url: `https://api.ashbyhq.com/posting-api/job-board/${encodeURIComponent(board)}?includeCompensation=true`,
  }),
  read: (page) => ({ items: listIn(objectOf(page), 'jobs'), next: null }),
  map: (job, { employer }) => {
    if (job.isListed === false) return null
    const address = job.address?.postalAddress
    return {
      ...unstated,
      externalId: job.id,
      url: job.jobUrl,
      applyUrl: webAddress(job.applyUrl),
      title: job.title,
      employer,
      places: plainList([
        job.location ?? placeOf(address?.addressLocality, address?.addressRegion, address?.addressCountry),
        ...(job.secondaryLocations ?? []).map((place) => place.location),
      ]),
      workMode: workModeOf(job.workplaceType, { remote: job.workplaceType ? undefined : job.isRemote }),
      employmentType: employmentTypeOf(job.employmentType?.replace(/([a-z])([A-Z])/g, '$1 $2')),
      team: plain(job.team ?? job.department),
      salary: salaryOf(job.compensation),
      salaryText: plain(job.compensation?.compensationTierSummary, 300),
      description: job.descriptionHtml ?? '',
      postedAt: plausibleMoment(job.publishedAt),
    }
  },
})

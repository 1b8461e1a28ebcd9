import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, payOf, plain, plainList } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'

const pageSize = 50
const mostPages = 5
const item = z.object({
  id: z.union([z.string().min(1), z.number()]),
  title: z.string().min(1),
  redirect_url: z.url(),
  description: z.string().optional(),
  created: z.string().optional(),
  company: z.looseObject({ display_name: z.string().nullish() }).optional(),
  location: z.looseObject({ display_name: z.string().nullish() }).optional(),
  category: z.looseObject({ label: z.string().nullish() }).optional(),
  salary_min: z.number().nullable().optional(),
  salary_max: z.number().nullable().optional(),
  salary_is_predicted: z.union([z.string(), z.number(), z.boolean()]).optional(),
  contract_time: z.string().nullable().optional(),
  contract_type: z.string().nullable().optional(),
  latitude: z.unknown().optional(),
  longitude: z.unknown().optional(),
  adref: z.unknown().optional(),
  __CLASS__: z.unknown().optional(),
})

const currencies: Record<string, string> = {
  us: 'USD',
  gb: 'GBP',
  ca: 'CAD',
  au: 'AUD',
  nz: 'NZD',
  ch: 'CHF',
  in: 'INR',
  pl: 'PLN',
  br: 'BRL',
  mx: 'MXN',
  sg: 'SGD',
  za: 'ZAR',
}

/** https://developer.adzuna.com: a search by country; descriptions are cut to their beginning, predicted pay is left out. */
export const adzuna = defineAdapter({
  kind: 'adzuna',
  name: 'Adzuna',
  homepage: 'https://developer.adzuna.com',
  boardIs: 'search',
  boardPattern: /^(?:at|au|be|br|ca|ch|de|es|fr|gb|in|it|mx|nl|nz|pl|sg|us|za): ?\S.{0,119}$/,
  boardHint: 'A country and what to look for, e.g. "de: data engineer".',
  terms: {
    refreshMinutes: 1_440,
    callsPerDay: 240,
    attribution: { text: 'Jobs by Adzuna', url: 'https://www.adzuna.com' },
  },
  isComplete: false,
  keys: ['ADZUNA_APP_ID', 'ADZUNA_APP_KEY'],
  item,
  expected: ['description', 'created', 'company', 'location'],
  first: (board, keys) => {
    const [country = 'gb', ...what] = board.split(':')
    const query = new URLSearchParams({
      app_id: keys.ADZUNA_APP_ID ?? '',
      app_key: keys.ADZUNA_APP_KEY ?? '',
      results_per_page: String(pageSize),
      what: what.join(':').trim(),
      sort_by: 'date',
    })
    return { url: `https://api.adzuna.com/v1/api/jobs/${country}/search/1?${query}` }
  },
  read: (page, request) => {
    const items = listIn(objectOf(page), 'results')
    const at = Number(/\/search\/(\d+)/.exec(request.url)?.[1] ?? 1)
    const isLast = items.length < pageSize || at >= mostPages
    return { items, next: isLast ? null : { url: request.url.replace(/\/search\/\d+/, `/search/${at + 1}`) } }
  },
  map: (job, { board }) => ({
    ...unstated,
    externalId: String(job.id),
    url: job.redirect_url,
    applyUrl: job.redirect_url,
    title: plain(job.title.replace(/<[^<>]*>/g, ''), 500) ?? job.title,
    employer: plain(job.company?.display_name),
    places: plainList([job.location?.display_name]),
    employmentType: employmentTypeOf(job.contract_time) ?? employmentTypeOf(job.contract_type),
    team: plain(job.category?.label),
    salary: /^(?:1|true)$/.test(String(job.salary_is_predicted ?? ''))
      ? null
      : payOf(job.salary_min, job.salary_max, currencies[board.slice(0, 2)] ?? 'EUR', 'year'),
    description: job.description ?? '',
    postedAt: plausibleMoment(job.created),
  }),
})

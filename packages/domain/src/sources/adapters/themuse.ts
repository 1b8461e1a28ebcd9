import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { levelOf, plain, plainList, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf, queryNumber, withQuery } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const named = z.looseObject({ name: z.string().nullish() })
const item = z.object({
  id: z.number().int(),
  name: z.string().min(1),
  refs: z.looseObject({ landing_page: z.url() }),
  contents: z.string().optional(),
  publication_date: z.string().optional(),
  company: named.nullable().optional(),
  locations: z.array(named).optional(),
  levels: z.array(named).optional(),
  categories: z.array(named).optional(),
  tags: z.array(z.unknown()).optional(),
  type: z.unknown().optional(),
  short_name: z.unknown().optional(),
  model_type: z.unknown().optional(),
})

/** Newest first; older pages change little, and the API refuses pages past 99. */
const mostPages = 50

/** https://www.themuse.com/developers/api/v2: 500 calls an hour without a key, twenty jobs each. */
export const themuse = defineAdapter({
  kind: 'themuse',
  name: 'The Muse',
  homepage: 'https://www.themuse.com/developers/api/v2',
  ...onlyFeed,
  terms: {
    refreshMinutes: 720,
    callsPerDay: 400,
    attribution: { text: 'Powered by The Muse', url: 'https://www.themuse.com' },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['contents', 'company', 'locations', 'publication_date'],
  first: () => ({ url: 'https://www.themuse.com/api/public/jobs?descending=true&page=0' }),
  read: (page, request) => {
    const body = objectOf(page)
    const items = listIn(body, 'results')
    const at = queryNumber(request.url, 'page', 0) + 1
    const pages = Math.min(Number(body.page_count) || 0, mostPages)
    return { items, next: items.length > 0 && at < pages ? { url: withQuery(request.url, { page: at }) } : null }
  },
  map: (job) => {
    const places = plainList((job.locations ?? []).map(({ name }) => name))
    return {
      ...unstated,
      externalId: String(job.id),
      url: job.refs.landing_page,
      applyUrl: job.refs.landing_page,
      title: job.name,
      employer: plain(job.company?.name),
      // "Flexible / Remote" stands among the places and is none.
      places: places.filter((place) => !/^flexible|^remote$/i.test(place)),
      workMode: places.some((place) => /remote/i.test(place)) ? 'remote' : workModeOf(null),
      seniority: levelOf(...(job.levels ?? []).map(({ name }) => name)),
      team: plain(job.categories?.[0]?.name),
      description: job.contents ?? '',
      postedAt: plausibleMoment(job.publication_date),
    }
  },
})

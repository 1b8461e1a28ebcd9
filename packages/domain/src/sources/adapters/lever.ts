import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, payOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listOf, queryNumber, withQuery } from '../read-json.ts'
import { companyBoard } from './company-board.ts'

const pageSize = 500

const item = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  hostedUrl: z.url(),
  applyUrl: z.string().optional(),
  createdAt: z.number().optional(),
  categories: z
    .looseObject({
      location: z.string().nullish(),
      commitment: z.string().nullish(),
      team: z.string().nullish(),
      department: z.string().nullish(),
      level: z.string().nullish(),
      allLocations: z.array(z.string()).nullish(),
    })
    .optional(),
  workplaceType: z.string().nullable().optional(),
  description: z.string().nullable().optional(),
  lists: z.array(z.looseObject({ text: z.string().nullish(), content: z.string().nullish() })).optional(),
  additional: z.string().nullable().optional(),
  salaryRange: z
    .looseObject({
      min: z.number().nullish(),
      max: z.number().nullish(),
      currency: z.string().nullish(),
      interval: z.string().nullish(),
    })
    .nullable()
    .optional(),
  salaryDescriptionPlain: z.string().nullable().optional(),
  country: z.string().nullable().optional(),
  descriptionPlain: z.unknown().optional(),
  descriptionBody: z.unknown().optional(),
  descriptionBodyPlain: z.unknown().optional(),
  opening: z.unknown().optional(),
  openingPlain: z.unknown().optional(),
  additionalPlain: z.unknown().optional(),
  salaryDescription: z.unknown().optional(),
})

const leverAt = (kind: 'lever' | 'lever-eu', name: string, host: string) =>
  defineAdapter({
    kind,
    name,
    homepage: 'https://github.com/lever/postings-api',
    ...companyBoard,
    terms: {
      refreshMinutes: 360,
      callsPerDay: 10_000,
      attribution: { text: 'Jobs powered by Lever', url: 'https://www.lever.co' },
    },
    isComplete: true,
    keys: [],
    item,
    expected: ['categories', 'createdAt', 'description'],
    first: (board) => ({
      url: `https://${host}/v0/postings/${encodeURIComponent(board)}?mode=json&limit=${pageSize}&skip=0`,
    }),
    read: (page, request) => {
      const items = listOf(page)
      const skip = queryNumber(request.url, 'skip', 0)
      return {
        items,
        next: items.length < pageSize ? null : { url: withQuery(request.url, { skip: skip + pageSize }) },
      }
    },
    map: (job, { employer }) => ({
      ...unstated,
      externalId: job.id,
      url: job.hostedUrl,
      applyUrl: webAddress(job.applyUrl),
      title: job.text,
      employer,
      places: plainList([...(job.categories?.allLocations ?? []), job.categories?.location]),
      workMode: workModeOf(job.workplaceType) ?? workModeOf(job.categories?.location),
      employmentType: employmentTypeOf(job.categories?.commitment),
      team: plain(job.categories?.team ?? job.categories?.department),
      salary: job.salaryRange
        ? payOf(job.salaryRange.min, job.salaryRange.max, job.salaryRange.currency, job.salaryRange.interval)
        : null,
      salaryText: plain(job.salaryDescriptionPlain, 300),
      // The text comes in three parts; a list's heading stands over its points.
      description: [
        job.description ?? '',
        ...(job.lists ?? []).map((list) => `<h3>${list.text ?? ''}</h3><ul>${list.content ?? ''}</ul>`),
        job.additional ?? '',
      ].join('\n'),
      postedAt: plausibleMoment(job.createdAt),
    }),
  })

/** https://github.com/lever/postings-api: dates in milliseconds; employers hosted in Europe answer on a host of their own. */
export const lever = leverAt('lever', 'Lever', 'api.lever.co')
export const leverEu = leverAt('lever-eu', 'Lever (EU)', 'api.eu.lever.co')

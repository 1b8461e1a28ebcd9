import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { payOf, placeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleDeadline, plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { companyBoard } from './company-board.ts'

const named = z.looseObject({ name: z.string().nullish() })
const payRange = z.looseObject({
  min_cents: z.number().nullish(),
  max_cents: z.number().nullish(),
  currency_type: z.string().nullish(),
  title: z.string().nullish(),
})

const item = z.object({
  id: z.number().int(),
  title: z.string().min(1),
  absolute_url: z.url(),
  content: z.string().optional(),
  location: named.nullable().optional(),
  updated_at: z.string().optional(),
  first_published: z.string().nullable().optional(),
  application_deadline: z.string().nullable().optional(),
  company_name: z.string().nullable().optional(),
  departments: z.array(named).optional(),
  offices: z.array(named).optional(),
  pay_input_ranges: z.array(payRange).optional(),
  language: z.string().nullable().optional(),
  internal_job_id: z.unknown().optional(),
  requisition_id: z.unknown().optional(),
  metadata: z.unknown().optional(),
  data_compliance: z.unknown().optional(),
  education: z.unknown().optional(),
  questions: z.unknown().optional(),
  include_ai_disclaimer: z.unknown().optional(),
})

/** https://developers.greenhouse.io/job-board.html: one answer with every opening; `content` is HTML, escaped once more. */
export const greenhouse = defineAdapter({
  kind: 'greenhouse',
  name: 'Greenhouse',
  homepage: 'https://developers.greenhouse.io/job-board.html',
  ...companyBoard,
  terms: {
    refreshMinutes: 360,
    callsPerDay: 10_000,
    attribution: { text: 'Job board by Greenhouse', url: 'https://www.greenhouse.com' },
  },
  isComplete: true,
  keys: [],
  item,
  expected: ['content', 'location', 'updated_at'],
  first: (board) => ({
    url: `https://boards-api.greenhouse.io/v1/boards/${encodeURIComponent(board)}/jobs?content=true&pay_transparency=true`,
  }),
  read: (page) => ({ items: listIn(objectOf(page), 'jobs'), next: null }),
  map: (job, { employer }) => {
    const places = plainList([job.location?.name])
    const pay = job.pay_input_ranges?.[0]
    const cents = (value: number | null | undefined) => (typeof value === 'number' ? value / 100 : null)
    return {
      ...unstated,
      externalId: String(job.id),
      url: job.absolute_url,
      applyUrl: webAddress(job.absolute_url),
      title: job.title,
      employer: employer ?? plain(job.company_name),
      places: places.length > 0 ? places : plainList([placeOf(job.offices?.[0]?.name)]),
      workMode: workModeOf(job.location?.name),
      team: plain(job.departments?.[0]?.name),
      // The API gives no period: amounts under a thousand are by the hour, as its forms ask for.
      salary: pay
        ? payOf(cents(pay.min_cents), cents(pay.max_cents), pay.currency_type, periodOf(cents(pay.max_cents)))
        : null,
      description: job.content ?? '',
      postedAt: plausibleMoment(job.first_published) ?? plausibleMoment(job.updated_at),
      validThrough: plausibleDeadline(job.application_deadline),
      language: languageOf(job.language),
    }
  },
})

const periodOf = (max: number | null) => (max === null ? null : max < 1_000 ? 'hour' : 'year')
const languageOf = (value: string | null | undefined) =>
  (/^[a-z]{2}\b/i.exec(value ?? '')?.[0] ?? '').toLowerCase() || null

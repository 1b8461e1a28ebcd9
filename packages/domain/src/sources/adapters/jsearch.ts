import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, payOf, placeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleDeadline, plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'

const highlights = z.looseObject({
  Qualifications: z.array(z.string()).nullish(),
  Responsibilities: z.array(z.string()).nullish(),
})
const item = z.looseObject({
  job_id: z.string().min(1),
  job_title: z.string().min(1),
  job_apply_link: z.url(),
  job_publisher: z.string().nullable().optional(),
  employer_name: z.string().nullable().optional(),
  job_description: z.string().nullable().optional(),
  job_employment_type: z.string().nullable().optional(),
  job_is_remote: z.boolean().nullable().optional(),
  job_posted_at_timestamp: z.number().nullable().optional(),
  job_posted_at_datetime_utc: z.string().nullable().optional(),
  job_offer_expiration_datetime_utc: z.string().nullable().optional(),
  job_city: z.string().nullable().optional(),
  job_state: z.string().nullable().optional(),
  job_country: z.string().nullable().optional(),
  job_location: z.string().nullable().optional(),
  job_min_salary: z.number().nullable().optional(),
  job_max_salary: z.number().nullable().optional(),
  job_salary_currency: z.string().nullable().optional(),
  job_salary_period: z.string().nullable().optional(),
  job_highlights: highlights.nullable().optional(),
  job_required_skills: z.array(z.string()).nullable().optional(),
})

const heading = (title: string, lines: readonly string[] | null | undefined) =>
  lines && lines.length > 0 ? `\n\n${title}\n${lines.map((line) => `- ${line}`).join('\n')}` : ''

/** JSearch on RapidAPI: Google for Jobs, by search. What it has from LinkedIn or Indeed is left out. */
export const jsearch = defineAdapter({
  kind: 'jsearch',
  name: 'JSearch',
  homepage: 'https://rapidapi.com/letscrape-6bRBa3QguO5/api/jsearch',
  boardIs: 'search',
  boardPattern: /^\S.{1,119}$/,
  boardHint: 'What to look for, as in a search engine, e.g. "data engineer in Berlin".',
  terms: {
    refreshMinutes: 1_440,
    // 200 calls a month in the free plan.
    callsPerDay: 6,
    attribution: { text: 'Jobs found with JSearch', url: 'https://www.openwebninja.com' },
  },
  isComplete: false,
  keys: ['JSEARCH_API_KEY'],
  item,
  expected: ['employer_name', 'job_description'],
  first: (board, keys) => ({
    url: `https://jsearch.p.rapidapi.com/search?${new URLSearchParams({ query: board, page: '1', num_pages: '1', date_posted: 'week' })}`,
    headers: { 'x-rapidapi-key': keys.JSEARCH_API_KEY ?? '', 'x-rapidapi-host': 'jsearch.p.rapidapi.com' },
  }),
  read: (page) => ({ items: listIn(objectOf(page), 'data'), next: null }),
  map: (job) => {
    if (/linkedin|indeed/i.test(job.job_publisher ?? '')) return null
    return {
      ...unstated,
      externalId: job.job_id,
      url: job.job_apply_link,
      applyUrl: webAddress(job.job_apply_link),
      title: job.job_title,
      employer: plain(job.employer_name),
      places: plainList([placeOf(job.job_city, job.job_state, job.job_country) ?? job.job_location]),
      workMode: workModeOf(null, { remote: job.job_is_remote }),
      employmentType: employmentTypeOf(job.job_employment_type),
      salary: payOf(job.job_min_salary, job.job_max_salary, job.job_salary_currency, job.job_salary_period),
      tags: plainList(job.job_required_skills, 80, 60),
      description: `${job.job_description ?? ''}${heading('Qualifications', job.job_highlights?.Qualifications)}${heading('Responsibilities', job.job_highlights?.Responsibilities)}`,
      postedAt: plausibleMoment(job.job_posted_at_datetime_utc) ?? plausibleMoment(job.job_posted_at_timestamp),
      validThrough: plausibleDeadline(job.job_offer_expiration_datetime_utc),
    }
  },
})

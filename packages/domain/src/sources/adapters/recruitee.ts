import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { employmentTypeOf, levelOf, payOf, placeOf, plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleDeadline, plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { companyBoard } from './company-board.ts'

const item = z.object({
  id: z.number().int(),
  title: z.string().min(1),
  careers_url: z.url(),
  careers_apply_url: z.string().nullable().optional(),
  status: z.string().nullable().optional(),
  description: z.string().nullable().optional(),
  requirements: z.string().nullable().optional(),
  location: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  state_name: z.string().nullable().optional(),
  country: z.string().nullable().optional(),
  locations: z
    .array(z.looseObject({ city: z.string().nullish(), state: z.string().nullish(), country: z.string().nullish() }))
    .nullable()
    .optional(),
  remote: z.boolean().nullable().optional(),
  hybrid: z.boolean().nullable().optional(),
  on_site: z.boolean().nullable().optional(),
  company_name: z.string().nullable().optional(),
  department: z.string().nullable().optional(),
  employment_type_code: z.string().nullable().optional(),
  experience_code: z.string().nullable().optional(),
  published_at: z.string().nullable().optional(),
  created_at: z.string().nullable().optional(),
  close_at: z.string().nullable().optional(),
  tags: z.array(z.unknown()).nullable().optional(),
  salary: z
    .looseObject({ min: z.unknown(), max: z.unknown(), currency: z.string().nullish(), period: z.string().nullish() })
    .nullable()
    .optional(),
  slug: z.unknown().optional(),
  position: z.unknown().optional(),
  guid: z.unknown().optional(),
  country_code: z.unknown().optional(),
  state_code: z.unknown().optional(),
  postal_code: z.unknown().optional(),
  street: z.unknown().optional(),
  translations: z.unknown().optional(),
  mailbox_email: z.unknown().optional(),
  category_code: z.unknown().optional(),
  education_code: z.unknown().optional(),
  open_questions: z.unknown().optional(),
  options_cv: z.unknown().optional(),
  options_cover_letter: z.unknown().optional(),
  options_photo: z.unknown().optional(),
  options_phone: z.unknown().optional(),
  min_hours: z.unknown().optional(),
  max_hours: z.unknown().optional(),
  min_hours_per_week: z.unknown().optional(),
  max_hours_per_week: z.unknown().optional(),
  highlight: z.unknown().optional(),
  highlight_html: z.unknown().optional(),
  sharing_title: z.unknown().optional(),
  sharing_description: z.unknown().optional(),
  sharing_image: z.unknown().optional(),
  updated_at: z.unknown().optional(),
  locations_question: z.unknown().optional(),
  locations_question_required: z.unknown().optional(),
  locations_question_type: z.unknown().optional(),
})

/** https://docs.recruitee.com: `careers site` offers, on the employer's own name at the vendor. */
export const recruitee = defineAdapter({
  kind: 'recruitee',
  name: 'Recruitee',
  homepage: 'https://docs.recruitee.com/reference/offers',
  ...companyBoard,
  boardPattern: /^[a-z0-9][a-z0-9-]{0,62}$/i,
  terms: {
    refreshMinutes: 720,
    callsPerDay: 2_000,
    attribution: { text: 'Powered by Recruitee', url: 'https://recruitee.com' },
  },
  isComplete: true,
  keys: [],
  item,
  expected: ['description', 'published_at'],
  first: (board) => ({ url: `https://${board.toLowerCase()}.recruitee.com/api/offers/` }),
  read: (page) => ({ items: listIn(objectOf(page), 'offers'), next: null }),
  map: (offer, { employer }) => {
    if (offer.status && offer.status !== 'published') return null
    const many = (offer.locations ?? []).map((at) => placeOf(at.city, at.state, at.country))
    return {
      ...unstated,
      externalId: String(offer.id),
      url: offer.careers_url,
      applyUrl: webAddress(offer.careers_apply_url),
      title: offer.title,
      employer: employer ?? plain(offer.company_name),
      places: plainList(
        many.length > 0 ? many : [offer.location ?? placeOf(offer.city, offer.state_name, offer.country)],
      ),
      workMode: workModeOf(null, { remote: offer.remote, hybrid: offer.hybrid, onsite: offer.on_site }),
      employmentType: employmentTypeOf(offer.employment_type_code),
      seniority: levelOf(offer.experience_code),
      team: plain(offer.department),
      salary: offer.salary
        ? payOf(offer.salary.min, offer.salary.max, offer.salary.currency, offer.salary.period)
        : null,
      tags: plainList(offer.tags, 80, 60),
      description: `${offer.description ?? ''}\n${offer.requirements ? `<h3>Requirements</h3>${offer.requirements}` : ''}`,
      postedAt: plausibleMoment(offer.published_at) ?? plausibleMoment(offer.created_at),
      validThrough: plausibleDeadline(offer.close_at),
    }
  },
})

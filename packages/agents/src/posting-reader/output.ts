import { employmentTypes, payPeriod, seniority, workModes } from '@jobpilot/schemas/work-terms'
import * as z from 'zod'

const text = z.string().nullable()
const texts = z.array(z.string())

/** What the model is asked for. Words are copied from the posting; where a choice is made, `quote` is the words it rests on. */
export const postingReading = z.object({
  title: text,
  employer: text,
  places: texts,
  workMode: z.object({ value: z.enum(workModes), quote: z.string() }).nullable(),
  remoteScope: text,
  employmentType: z.object({ value: z.enum(employmentTypes), quote: z.string() }).nullable(),
  seniority: z.object({ value: seniority, quote: z.string() }).nullable(),
  salary: z
    .object({ quote: z.string(), min: z.number().nullable(), max: z.number().nullable(), period: payPeriod.nullable() })
    .nullable(),
  experienceYears: z.object({ quote: z.string(), min: z.number(), max: z.number().nullable() }).nullable(),
  skills: z.array(z.object({ quote: z.string(), importance: z.enum(['must', 'nice', 'mentioned']) })),
  mustHaves: texts,
  niceToHaves: texts,
  responsibilities: texts,
  about: texts,
})
export type PostingReading = z.infer<typeof postingReading>

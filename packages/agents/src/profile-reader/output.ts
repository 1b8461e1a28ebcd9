import * as z from 'zod'

const text = z.string().nullable()
const texts = z.array(z.string())

/** What the model is asked for: strings as they stand in the resume, null and empty lists for what it does not say. */
export const profileReading = z.object({
  name: text,
  headline: text,
  place: text,
  emails: texts,
  phones: texts,
  links: texts,
  summary: text,
  experience: z.array(z.object({ title: text, employer: text, place: text, dates: text, bullets: texts })),
  education: z.array(
    z.object({ institution: text, degree: text, fieldOfStudy: text, place: text, dates: text, details: texts }),
  ),
  skills: texts,
  projects: z.array(z.object({ name: text, link: text, dates: text, bullets: texts })),
  certifications: texts,
  languages: texts,
  publications: texts,
  awards: texts,
})
export type ProfileReading = z.infer<typeof profileReading>

import * as z from 'zod'

const strings = z.array(z.string()).catch([])
const count = z.number().optional().catch(undefined)

/** What a reader should find in a resume; every key may be missing, unknown keys are ignored. */
export const resumeExpectation = z.object({
  full_name: z.string().optional().catch(undefined),
  location: z.string().optional().catch(undefined),
  contact_lines: strings,
  skills_must_include: strings,
  experience_count: count,
  experience_titles: strings,
  experience_organizations_must_include: strings,
  experience_dates: z
    .array(z.object({ from: z.string().nullish(), to: z.string().nullish() }))
    .optional()
    .catch(undefined),
  education: z
    .array(
      z.object({
        institution_must_include: z.string().optional().catch(undefined),
        degree_must_include: z.string().optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
  certifications_must_include: z.array(z.string()).optional().catch(undefined),
  projects_count_min: count,
  projects_names_must_include: strings,
  publications_count_min: count,
  publications_must_include_substrings: strings,
  awards_must_include: strings,
  languages_must_include: strings,
})
export type ResumeExpectation = z.infer<typeof resumeExpectation>

const text = z.string().optional().catch(undefined)

/** What a reader should find in a posting. */
export const postingExpectation = z.object({
  title_must_include: text,
  location_must_include: text,
  salary_must_include: text,
  experience_requirement_must_include: text,
  hard_skills_must_include: strings,
  niche_skills_known_to_miss: strings,
  must_haves_must_include_substrings: strings,
  nice_to_haves_must_include_substrings: strings,
})
export type PostingExpectation = z.infer<typeof postingExpectation>

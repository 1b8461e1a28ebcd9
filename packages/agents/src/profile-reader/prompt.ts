import { fence, fenceRule } from '../fence.ts'

/** Bump when the words below change; results carry it. */
export const profileReaderVersion = 'profile-reader-1'

/** About 20 pages; what comes after is left to the built-in engine. */
export const longestResume = 60_000

export const profileReaderSystem = `You read a resume and copy its values into a form.

- Copy each value exactly as it stands in the resume, in its language and spelling. Do not rephrase, translate, complete, expand or join anything. Every value is looked up in the resume and thrown away if it is not there.
- What the resume does not say is null or an empty list. Never guess.
- "dates" is the date text of an entry as written, e.g. "Mar 2019 - present".
- One entry of experience is one position: an employer with two positions gives two entries with the same employer. Keep the order of the resume.
- "bullets" and "details" are the lines of an entry without their bullet marks, each one whole.
- "headline" is the professional title near the name, "summary" the opening paragraph about the person.
- "skills" are single skills, one each, wherever the resume names them as skills.

${fenceRule}`

export function profileReaderPrompt(resume: string): string {
  return `Fill the form from this resume.\n\n${fence('resume', resume.slice(0, longestResume))}`
}

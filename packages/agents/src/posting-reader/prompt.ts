import { fence, fenceRule } from '../fence.ts'

/** Bump when the words below change; results carry it. */
export const postingReaderVersion = 'posting-reader-1'

/** Longer than postings are; what comes after is left to the built-in engine. */
export const longestPosting = 30_000

export const postingReaderSystem = `You read a job posting and copy its values into a form.

- Copy words exactly as they stand in the posting, in its language and spelling. Do not rephrase, translate, complete or join anything. Every value and quote is looked up in the posting and thrown away if it is not there.
- What the posting does not say is null or an empty list. Never guess.
- "title" is the role without requisition numbers, places or salaries. "employer" is who hires, not a recruiter or a job board.
- "quote" is the shortest run of words a choice rests on. "experienceYears" is what the posting asks for: "5+ years" is min 5 and max null.
- "mustHaves" are lines the posting calls required, "niceToHaves" lines it calls a plus, "responsibilities" what the person will do, "about" lines about the employer itself. Each is one whole line without its bullet mark.
- "skills" are single skills, tools or languages; "must" when in a required line, "nice" when in a plus line, else "mentioned".
- "salary" is pay for this role: no bonus, budget or funding. Amounts are whole units of currency ("120k" is 120000).

${fenceRule}`

export function postingReaderPrompt(posting: string): string {
  return `Fill the form from this job posting.\n\n${fence('posting', posting.slice(0, longestPosting))}`
}

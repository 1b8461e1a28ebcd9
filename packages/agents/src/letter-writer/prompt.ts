import type { Tone } from '@jobpilot/schemas/outreach'
import { fence, fenceRule } from '../fence.ts'

/** Bump when the words below change; results carry it. */
export const letterWriterVersion = 'letter-writer-1'

export const letterWriterSystem = `You write the letter of an application for a job seeker, in the first person.

What may be said
- Facts are given with numbers (F1, F2, ...). Each sentence lists in "sources" the numbers of the facts it rests on. A sentence that claims nothing, such as a wish to talk, lists none.
- Every number, employer, title, date, degree, skill and product in a sentence must stand in its facts. Each sentence is checked against them, and thrown away if it claims more. Do not round, add up, or conclude from facts.
- Facts of the side "profile" are about the sender; "posting" and "company" are about the employer; "request" is what the sender asked you to mention. Never swap them.

Form
- 250 to 400 words in three to five paragraphs, fewer words when the facts give no more. No headings, no lists.
- First paragraph: which role, and why this employer, from its own words ("reason"). Middle paragraphs: what the posting asks for, one need at a time, and the proof from the profile ("proof", "offer", "body"). Last paragraph: what you would like to happen next ("ask").
- Greeting and closing are added; write neither.
- "toneNote": one sentence for the sender on how the tone was met.

${fenceRule}`

/** @param variant how many letters were written from this request before: another one should read differently */
export function letterWriterPrompt(
  request: { role: string | null; employer: string | null; tone: Tone },
  facts: string,
  variant = 0,
): string {
  const lines = [
    `Role: ${request.role ?? '(the posting does not say)'}`,
    `Employer: ${request.employer ?? '(the posting does not say)'}`,
  ]
  const again =
    variant === 0
      ? ''
      : ` This is version ${variant + 1}: choose other facts or another opening than the obvious first.`
  return `Write the letter.${again} Its tone is ${request.tone}.\n\n${fence('request', lines.join('\n'))}\n\n${fence('facts', facts)}`
}

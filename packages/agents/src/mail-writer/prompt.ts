import type { MailGoal, Tone } from '@jobpilot/schemas/outreach'
import { fence, fenceRule } from '../fence.ts'

/** Bump when the words below change; results carry it. */
export const mailWriterVersion = 'mail-writer-1'

const toneWords: Record<Tone, string> = {
  professional: 'professional: clear and courteous, no small talk',
  friendly: 'friendly: warm and personal, still to the point',
  casual: 'casual: short and plain, as to an acquaintance',
  formal: 'formal: full forms, no contractions',
  enthusiastic: 'enthusiastic: eager, without exclamation marks in a row and without superlatives',
}

const goalWords: Record<MailGoal, string> = {
  introduce: 'introduce the sender and open a conversation',
  'ask-for-call': 'ask for a short call',
  'ask-for-referral': 'ask whether the recipient would refer the sender',
  'follow-up-application': 'follow up on an application already sent',
}

export const mailWriterSystem = `You write a cold e-mail for a job seeker, in the first person, to one named recipient.

What may be said
- Facts are given with numbers (F1, F2, ...). Each sentence lists in "sources" the numbers of the facts it rests on. A sentence that claims nothing, such as the ask, lists none.
- Every number, employer, title, date, degree, skill and product in a sentence must stand in its facts. Each sentence is checked against them, and thrown away if it claims more. Do not round, add up, or conclude from facts.
- Facts of the side "profile" are about the sender; "posting" and "company" are about the employer; "request" is what the sender asked you to mention. Never swap them.

Form
- "valuePropositions": exactly three, each one sentence on what the sender brings to this employer.
- "subject": 30 to 50 characters, no capitals for emphasis, no exclamation mark.
- "sentences": at most 95 words in all, without greeting and closing, which are added. A reason to write now, from the posting or the company; what the sender offers; proof from the profile; one small ask. A postscript only if it says something true and new.
- "toneNote": one sentence for the sender on how the tone was met.

${fenceRule}`

export type MailRequest = {
  recipientName: string
  recipientRole: string | null
  tone: Tone
  goal: MailGoal
  painPoint: string | null
}

/** @param variant how many mails were written from this request before: another one should read differently */
export function mailWriterPrompt(request: MailRequest, facts: string, variant = 0): string {
  const lines = [
    `Recipient: ${request.recipientName}${request.recipientRole === null ? '' : `, ${request.recipientRole}`}`,
    `Goal: ${goalWords[request.goal]}`,
    ...(request.painPoint === null ? [] : [`Problem of the employer to speak to: ${request.painPoint}`]),
  ]
  const again =
    variant === 0
      ? ''
      : ` This is version ${variant + 1}: choose other facts or another opening than the obvious first.`
  return `Write the e-mail.${again} Its tone is ${toneWords[request.tone]}.\n\n${fence('request', lines.join('\n'))}\n\n${fence('facts', facts)}`
}

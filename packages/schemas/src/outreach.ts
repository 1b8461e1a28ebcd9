import * as z from 'zod'
import { evidence, madeBy } from './fields.ts'

export const tones = ['professional', 'friendly', 'casual', 'formal', 'enthusiastic'] as const
export const tone = z.enum(tones)
export type Tone = z.infer<typeof tone>

export const mailGoals = ['introduce', 'ask-for-call', 'ask-for-referral', 'follow-up-application'] as const
export const mailGoal = z.enum(mailGoals)
export type MailGoal = z.infer<typeof mailGoal>

/** A sentence and the facts it rests on. `sources` is empty only for sentences that claim nothing (greeting, ask, sign-off). */
export const boundSentence = z.object({
  text: z.string().max(2_000),
  kind: z.enum(['greeting', 'reason', 'offer', 'proof', 'ask', 'closing', 'postscript', 'body']),
  sources: z.array(evidence).max(10),
})
export type BoundSentence = z.infer<typeof boundSentence>

export const valueProposition = z.object({ text: z.string().max(400), sources: z.array(evidence).min(1).max(10) })

/** A sentence that was refused, with the words that had no source. */
export const refusedSentence = z.object({
  text: z.string().max(2_000),
  unsupported: z.array(z.string().max(200)).max(20),
})
export type RefusedSentence = z.infer<typeof refusedSentence>

/** A composed cold e-mail. `body` is the sentences laid out in paragraphs, plain text. */
export const mailContent = z.object({
  subject: z.string().max(200),
  body: z.string().max(20_000),
  sentences: z.array(boundSentence).max(60),
  valuePropositions: z.array(valueProposition).max(3),
  toneNote: z.string().max(500),
  refused: z.array(refusedSentence).max(60),
  notices: z.array(z.string().max(500)).max(20),
  madeBy,
})
export type MailContent = z.infer<typeof mailContent>

/** A composed letter, 250 to 400 words when the profile holds enough to say. */
export const letterContent = mailContent.omit({ subject: true, valuePropositions: true })
export type LetterContent = z.infer<typeof letterContent>

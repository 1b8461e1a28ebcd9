import * as z from 'zod'

const sources = z.array(z.string())

/** What the model is asked for; `sources` are the numbers of facts ("F3"). Greeting and closing are the engine's. */
export const mailDraft = z.object({
  toneNote: z.string(),
  valuePropositions: z.array(z.object({ text: z.string(), sources })),
  subject: z.string(),
  sentences: z.array(
    z.object({ kind: z.enum(['reason', 'offer', 'proof', 'ask', 'postscript']), text: z.string(), sources }),
  ),
})
export type MailDraft = z.infer<typeof mailDraft>

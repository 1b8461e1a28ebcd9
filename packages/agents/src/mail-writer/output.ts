import * as z from 'zod'

const sources = z.array(z.string())

/** What the model is asked for; `sources` are the numbers of facts ("F3"). */
export const mailDraft = z.object({
  toneNote: z.string(),
  valuePropositions: z.array(z.object({ text: z.string(), sources })),
  subject: z.string(),
  sentences: z.array(
    z.object({
      kind: z.enum(['greeting', 'reason', 'offer', 'proof', 'ask', 'closing', 'postscript']),
      text: z.string(),
      sources,
    }),
  ),
})
export type MailDraft = z.infer<typeof mailDraft>

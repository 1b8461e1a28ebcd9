import * as z from 'zod'

/** What the model is asked for: paragraphs of sentences with the numbers of their facts. Greeting and closing are the engine's. */
export const letterDraft = z.object({
  toneNote: z.string(),
  paragraphs: z.array(
    z.object({
      sentences: z.array(
        z.object({
          kind: z.enum(['reason', 'offer', 'proof', 'body', 'ask']),
          text: z.string(),
          sources: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type LetterDraft = z.infer<typeof letterDraft>

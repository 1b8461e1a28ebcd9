import * as z from 'zod'

const sources = z.array(z.string())

/** What the model is asked for; `sources` are the numbers of facts ("F3"). What the posting asks and what the person has stand apart, as each is checked against its own side. */
export const matchWords = z.object({
  reasons: z.array(z.object({ asks: z.string(), has: z.string(), sources })),
  concerns: z.array(z.object({ text: z.string(), sources })),
})
export type MatchWords = z.infer<typeof matchWords>

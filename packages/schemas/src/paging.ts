import * as z from 'zod'

/** Newest first; `before` is the id of the last row of the page before. */
export const pageInput = z.object({ before: z.uuid().nullish(), limit: z.number().int().min(1).max(100).default(30) })

/** `agent` leaves out what the others did. */
export const activityInput = pageInput.extend({ agent: z.string().min(1).max(120).nullish() })
export type ActivityInput = z.infer<typeof activityInput>

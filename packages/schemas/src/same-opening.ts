import * as z from 'zod'

/** `id` is another opening than the one it stands in, or than that of `from`. */
export const splitInput = z.object({ id: z.uuid(), from: z.uuid().optional() })
export const joinInput = z.object({ id: z.uuid(), other: z.uuid() })
/** The moment of what is taken back, as it was answered. */
export const takeBackInput = z.object({ saidAt: z.iso.datetime() })

/** How a person stands to an opening they met before, the weightiest first. */
export const metBefores = ['applied', 'kept', 'passed'] as const
export type MetBefore = (typeof metBefores)[number]

import * as z from 'zod'

/** How long a deletion can be taken back, in days. */
export const deletionDays = 30
/** How long an export stays for download, in days. */
export const exportDays = 7
/** How long a signed link works, in minutes (P13). */
export const linkMinutes = 15

/** What a person types to show that they mean it. */
export const deletionPhrase = 'delete my data'
export const isDeletionPhrase = (text: string): boolean => text.trim().toLowerCase() === deletionPhrase

export const exportStates = ['making', 'ready', 'failed', 'expired'] as const
export const exportId = z.object({ id: z.uuid() })
export const scheduleDeletionInput = z.object({
  confirmation: z.string().max(100).refine(isDeletionPhrase, `Type "${deletionPhrase}" to go on`),
})
export const receiptInput = z.object({ id: z.uuid() })

/** What an erasure took, by table; `files` and `jobs` count what is not a row of ours. */
export const erasureCounts = z.record(z.string(), z.number().int().min(0))
export type ErasureCounts = z.infer<typeof erasureCounts>

/** The parts of what is held, as a person would name them; in the order they are shown. */
export const dataGroups = [
  'account',
  'profile',
  'files',
  'openings',
  'mails',
  'briefings',
  'work',
  'costs',
  'privacy',
] as const
export type DataGroup = (typeof dataGroups)[number]

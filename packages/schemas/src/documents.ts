import * as z from 'zod'

/** Largest file taken, in bytes (P13). */
export const maxUploadBytes = 10 * 1024 * 1024
/** Longest pasted resume or posting, in UTF-16 units. */
export const maxPastedText = 60_000

export const documentStates = ['received', 'reading', 'ready', 'failed'] as const
export const documentId = z.object({ id: z.uuid() })
export const addResumeTextInput = z.object({
  text: z
    .string()
    .min(1, 'Paste the text of your resume')
    .max(maxPastedText, 'This is longer than any resume: paste at most 60,000 characters'),
})

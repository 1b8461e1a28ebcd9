import * as z from 'zod'
import { maxPastedText } from './documents.ts'
import { postingContent } from './posting.ts'

export const postingStates = ['reading', 'ready', 'failed'] as const
export const postingId = z.object({ id: z.uuid() })
export const addPostingUrlInput = z.object({
  url: z
    .string()
    .trim()
    .min(1, 'Paste the address of the posting')
    .max(2_000, 'This address is longer than 2,000 characters'),
})
export const addPostingTextInput = z.object({
  text: z
    .string()
    .min(1, 'Paste the text of the posting')
    .max(maxPastedText, 'Paste at most 60,000 characters: the posting alone, without the rest of the site'),
})
export const correctPostingInput = z.object({
  id: z.uuid(),
  baseVersion: z.number().int().min(1),
  content: postingContent,
})

import * as z from 'zod'
import { maxPastedText } from './documents.ts'
import { postingContent } from './posting.ts'
import { webAddress } from './web-address.ts'

export const postingStates = ['reading', 'ready', 'failed'] as const
export const postingId = z.object({ id: z.uuid() })
const postingAddress = webAddress({
  missing: 'Paste the address of the posting',
  wrong: 'Paste a web address like https://example.com/job',
})

export const addPostingUrlInput = z.object({ url: postingAddress })
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

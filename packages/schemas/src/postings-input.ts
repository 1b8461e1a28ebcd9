import * as z from 'zod'
import { maxPastedText } from './documents.ts'
import { postingContent } from './posting.ts'

export const postingStates = ['reading', 'ready', 'failed'] as const
export const postingId = z.object({ id: z.uuid() })
/** An address as people paste it: a missing scheme is https, anything but a web page without credentials is refused. */
const webAddress = z
  .string()
  .trim()
  .min(1, 'Paste the address of the posting')
  .max(2_000, 'This address is longer than 2,000 characters')
  .transform((typed) => (/^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(typed) ? `https://${typed}` : typed))
  .refine(
    (typed) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol),
    'Paste a web address like https://example.com/job',
  )
  .refine(
    (typed) => !URL.canParse(typed) || new URL(typed).username === '',
    'Leave the user name and password out of the address',
  )

export const addPostingUrlInput = z.object({ url: webAddress })
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

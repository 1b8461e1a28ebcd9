import * as z from 'zod'
import { mailGoal, tone } from './outreach.ts'

/** A name or role: no line breaks, which would end up in headers and greetings. */
const oneLine = z
  .string()
  .trim()
  .max(120)
  .regex(/^[^\p{Cc}]*$/u, 'This is one line')

const link = z
  .string()
  .trim()
  .max(300)
  .regex(/^https?:\/\/[^\s]+$/, 'Links start with http:// or https://')

/** What a cold e-mail is composed from. Exactly one of `companyUrl` and `companyText` says who the employer is. */
export const composeMailInput = z
  .object({
    postingId: z.uuid().nullable(),
    recipientName: oneLine.min(1, 'Who is it for? A first name is enough'),
    recipientRole: oneLine.nullable(),
    companyUrl: z.string().trim().min(1).max(2_000).nullable(),
    companyText: z.string().trim().min(50, 'Paste at least a paragraph about the company').max(30_000).nullable(),
    tone,
    goal: mailGoal,
    painPoint: z.string().trim().max(500).nullable(),
    links: z.array(link).max(5),
  })
  .refine((input) => (input.companyUrl === null) !== (input.companyText === null), {
    message: 'Give the company page, or paste its text',
    path: ['companyUrl'],
  })
export type ComposeMailRequest = z.infer<typeof composeMailInput>

export const draftId = z.object({ id: z.uuid() })
export const editDraftInput = z.object({
  id: z.uuid(),
  baseVersion: z.number().int().min(1),
  subject: z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}]*$/u, 'The subject is one line'),
  body: z.string().max(20_000),
})
export const downloadDraftInput = z.object({ id: z.uuid(), format: z.enum(['txt', 'eml']) })
export const draftStates = ['composing', 'ready', 'failed'] as const

import * as z from 'zod'
import { mailGoal, tone } from './outreach.ts'
import { longestAddress, webAddress } from './web-address.ts'

/** A name or role: no line breaks, which would end up in headers and greetings. */
const oneLine = z
  .string()
  .trim()
  .max(120, 'At most 120 characters')
  .regex(/^[^\p{Cc}]*$/u, 'This is one line')

const link = z
  .string()
  .trim()
  .max(300, 'A link has at most 300 characters')
  .regex(/^https?:\/\/[^\s]+$/, 'Links start with http:// or https://')

const mailFields = z.object({
  postingId: z.uuid().nullable(),
  recipientName: oneLine.min(1, 'Who is it for? A first name is enough'),
  recipientRole: oneLine.nullable(),
  companyUrl: z.string().trim().min(1).max(longestAddress).nullable(),
  companyText: z.string().trim().min(50, 'Paste at least a paragraph about the company').max(30_000).nullable(),
  tone,
  goal: mailGoal,
  painPoint: z.string().trim().max(500).nullable(),
  links: z.array(link).max(5),
})
const isOneCompany = (input: { companyUrl: string | null; companyText: string | null }) =>
  (input.companyUrl === null) !== (input.companyText === null)
const whichCompany = { message: 'Give the company page, or paste its text', path: ['companyUrl'] }

/** What a cold e-mail is composed from, as it is kept. Exactly one of `companyUrl` and `companyText` says who the employer is. */
export const composeMailRequest = mailFields.refine(isOneCompany, whichCompany)
const companyAddress = webAddress({
  missing: 'Give the company page, or paste its text',
  wrong: 'Give a web address like https://example.com',
})
/** The same as it is asked for: what is no web address would only fail later. */
export const composeMailInput = mailFields
  .extend({ companyUrl: companyAddress.nullable() })
  .refine(isOneCompany, whichCompany)
export type ComposeMailRequest = z.infer<typeof composeMailRequest>

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

import * as z from 'zod'

const month = z.string().regex(/^\d{4}-\d{2}$/)
const microUsd = z.number().int().min(0)
const budget = { month, spentMicroUsd: microUsd, limitMicroUsd: microUsd }

/** Mails of the instance to a person themselves: each with the little it needs beside what is read as it goes out. */
export const systemMail = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome') }),
  z.object({
    kind: z.literal('export-ready'),
    exportId: z.uuid(),
    bytes: z.number().int().min(0),
    expiresAt: z.string(),
  }),
  z.object({ kind: z.literal('deletion-scheduled'), dueAt: z.string(), receiptId: z.uuid() }),
  z.object({ kind: z.literal('budget-warned'), ...budget }),
  z.object({ kind: z.literal('budget-stopped'), ...budget }),
  z.object({ kind: z.literal('approval-waiting'), count: z.number().int().min(1) }),
  z.object({ kind: z.literal('digest'), briefingId: z.uuid(), day: z.iso.date() }),
])
export type SystemMail = z.infer<typeof systemMail>
export type MailKind = SystemMail['kind']

/** What a person can turn off, by a switch or by a link in the mail. Everything else is theirs to know. */
export const mailChoices = ['digest', 'approval-waiting', 'budget'] as const
export const mailChoice = z.enum(mailChoices)
export type MailChoice = z.infer<typeof mailChoice>

const choices: Record<MailKind, MailChoice | null> = {
  welcome: null,
  'export-ready': null,
  'deletion-scheduled': null,
  'budget-warned': 'budget',
  'budget-stopped': 'budget',
  'approval-waiting': 'approval-waiting',
  digest: 'digest',
}
/** The switch that a kind of mail heeds; null for what has none. */
export const choiceOf = (kind: MailKind): MailChoice | null => choices[kind]

/** What `may_mail` says. Everything but `ok` is a reason not to. */
export const mailVerdict = z.enum([
  'ok',
  'no-person',
  'no-address',
  'leaving',
  'brake',
  'turned-off',
  'over',
  'bounced',
  'complained',
])
export type MailVerdict = z.infer<typeof mailVerdict>

/** Why an address is not written to. */
export const contactRefusals = ['bounced', 'complained', 'opted-out'] as const
export const contactRefusal = z.enum(contactRefusals)
export type ContactRefusal = z.infer<typeof contactRefusal>

export const setMailChoiceInput = z.object({ choice: mailChoice, isOn: z.boolean() })
export const mailboxInput = z.object({ id: z.uuid() })

export const deliveryStates = ['delivered', 'failed', 'bounced', 'complained'] as const
export type Delivery = (typeof deliveryStates)[number]

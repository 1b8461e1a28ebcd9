import * as z from 'zod'

/** How long an approval holds, from when it was asked for and again from when it was given. */
export const approvalHours = 48
/** How long after approving the person can take it back before anything runs. */
export const undoSeconds = 30

/** 0 reads and suggests, 1 also drafts, 2 acts after approval, 3 acts within rules and caps (not available yet). */
export const autonomyLevels = [0, 1, 2, 3] as const
export const autonomyLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type AutonomyLevel = z.infer<typeof autonomyLevel>

export const emailAddress = z
  .string()
  .trim()
  .max(254, 'That is longer than an e-mail address can be')
  .pipe(z.email('That is not an e-mail address, e.g. name@example.com'))

/** One line for a header: control characters (line breaks above all) never pass. */
const headerLine = z.string().regex(/^[^\p{Cc}]*$/u, 'This is one line')

/** Exactly what goes out; its hash is what an approval binds. `replyTo` is the person's own address. */
export const mailSnapshot = z.object({
  to: emailAddress,
  toName: headerLine.max(120),
  fromName: headerLine.max(200),
  replyTo: emailAddress.nullable(),
  subject: headerLine.min(1).max(200),
  body: z.string().min(1).max(20_000),
  attachments: z.array(z.never()).max(0),
})
export type MailSnapshot = z.infer<typeof mailSnapshot>

export const mailAdapters = ['local-mailbox', 'smtp', 'resend'] as const
export type MailAdapter = (typeof mailAdapters)[number]

/** What an adapter answered, or why there is no answer. */
export const effectOutcome = z.object({ code: z.string().max(60), message: z.string().max(500) })
export type EffectOutcome = z.infer<typeof effectOutcome>

/** What `may_act` says. Everything but `ok` is a reason not to. */
export const actVerdicts = [
  'ok',
  'no-person',
  'leaving',
  'brake',
  'level',
  'approval-needed',
  'rejected',
  'voided',
  'expired',
  'changed',
  'bounced',
  'complained',
  'opted-out',
  'undo-window',
] as const
export const actVerdict = z.enum(actVerdicts)
export type ActVerdict = z.infer<typeof actVerdict>

const contentHash = z.string().regex(/^[0-9a-f]{64}$/)
export const forDraftInput = z.object({ draftId: z.uuid() })
/** `contentHash` is of the content the person saw: anything else now is a conflict. */
export const askInput = z.object({ draftId: z.uuid(), contentHash })
export const approveInput = z.object({
  approvals: z
    .array(z.object({ id: z.uuid(), contentHash }))
    .min(1)
    .max(20),
})
export const rejectInput = z.object({ id: z.uuid(), reason: z.string().trim().max(500) })
export const approvalIdInput = z.object({ id: z.uuid() })
export const resolveInput = z.object({ id: z.uuid(), resolution: z.enum(['went-out', 'send-again', 'left']) })
export type Resolution = z.infer<typeof resolveInput>['resolution']
export const recipientInput = z.object({ id: z.uuid(), recipientEmail: emailAddress.nullable() })

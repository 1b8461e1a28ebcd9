import * as z from 'zod'

/** What is written to the audit log, and by whom: by a person, and the last four by whoever runs the machine. */
export const auditActions = [
  'signed-up',
  'signed-in',
  'signed-out',
  'brake-pressed',
  'brake-released',
  'autonomy-changed',
  'mail-approved',
  'mail-rejected',
  'approval-taken-back',
  'mail-turned-off',
  'recipient-opted-out',
  'dead-job-retried',
  'dead-job-discarded',
  'source-added',
  'source-switched-off',
  'source-removed',
  'admin-added',
  'admin-removed',
  'address-taken-up',
  'backup-restored',
] as const
export type AuditAction = (typeof auditActions)[number]

/** Newest first; `before` is the number of the last entry seen. */
export const auditInput = z.object({
  before: z.number().int().min(1).nullish(),
  limit: z.number().int().min(1).max(100).default(30),
})
export type AuditInput = z.infer<typeof auditInput>

import type { UserTransaction } from '@jobpilot/db/with-user'
import type { AuditAction } from '@jobpilot/schemas/audit'
import { sql } from 'kysely'

/**
 * Adds to the audit log in this transaction, in the name of its person. `subject` is the id of what it was done to; `detail`
 * holds ids and figures, never words of a person. Everybody who adds waits for the others to commit, so call it last.
 */
export async function recordAudit(
  tx: UserTransaction,
  action: AuditAction,
  subject = '',
  detail: Record<string, string | number> = {},
): Promise<void> {
  await sql`
    insert into audit_log (action, subject, detail) values (${action}, ${subject}, ${JSON.stringify(detail)}::jsonb)`.execute(
    tx,
  )
}

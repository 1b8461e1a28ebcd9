import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import type { AuditInput } from '@jobpilot/schemas/audit'
import { sql } from 'kysely'
import { assertAdmin } from '../people/admins.ts'

export type AuditEntryView = {
  seq: number
  at: string
  /** Who did it; null for whoever runs the machine. */
  actor: string | null
  email: string | null
  action: string
  subject: string
  detail: unknown
}

/** The audit log, newest first; refused to all but admins. */
export function listAudit(
  db: Database,
  adminId: string,
  { before, limit }: AuditInput,
): Promise<{ items: AuditEntryView[]; nextBefore: number | null }> {
  return withUser(db, adminId, async (tx) => {
    await assertAdmin(tx)
    const { rows } = await sql<Omit<AuditEntryView, 'seq' | 'at'> & { seq: string; at: Date }>`
      select * from read_audit(${before ?? null}::bigint, ${limit + 1}::int)`.execute(tx)
    const items = rows.slice(0, limit).map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }))
    return { items, nextBefore: rows.length > limit ? (items.at(-1)?.seq ?? null) : null }
  })
}

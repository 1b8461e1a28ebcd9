import type { ApprovalState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { approvalHours, type MailSnapshot, mailSnapshot } from '@jobpilot/schemas/effects'
import { sql } from 'kysely'

export type ApprovalView = {
  id: string
  draftId: string
  state: ApprovalState
  content: MailSnapshot
  contentHash: string
  requestedAt: string
  expiresAt: string
  approvedAt: string | null
  /** When the undo window ends and the effect may run. */
  runsAt: string | null
  reason: string | null
}

const columns = [
  'id',
  'draftId',
  'state',
  'content',
  'contentHash',
  'requestedAt',
  'expiresAt',
  'approvedAt',
  'runsAt',
  'reason',
] as const

type Row = Omit<ApprovalView, 'content' | 'requestedAt' | 'expiresAt' | 'approvedAt' | 'runsAt'> & {
  content: unknown
  requestedAt: Date
  expiresAt: Date
  approvedAt: Date | null
  runsAt: Date | null
}

const toView = (row: Row): ApprovalView => ({
  ...row,
  content: mailSnapshot.parse(row.content),
  requestedAt: row.requestedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  approvedAt: row.approvedAt?.toISOString() ?? null,
  runsAt: row.runsAt?.toISOString() ?? null,
})

export async function findApproval(tx: UserTransaction, id: string): Promise<ApprovalView | undefined> {
  const row = await tx.selectFrom('approvals').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toView(row)
}

/** The newest approval of a draft, whatever became of it. */
export async function findLatestApproval(tx: UserTransaction, draftId: string): Promise<ApprovalView | undefined> {
  const row = await tx
    .selectFrom('approvals')
    .select(columns)
    .where('draftId', '=', draftId)
    .orderBy('requestedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toView(row)
}

/** What waits for the person's yes or no, oldest first. */
export async function findPendingApprovals(tx: UserTransaction, userId: string): Promise<ApprovalView[]> {
  const rows = await tx
    .selectFrom('approvals')
    .select(columns)
    .where('userId', '=', userId)
    .where('state', '=', 'pending')
    .where('expiresAt', '>', sql<Date>`clock_timestamp()`)
    .orderBy('requestedAt')
    .limit(100)
    .execute()
  return rows.map(toView)
}

/** The hash Postgres gives this content, before anything is stored. */
export async function hashOf(tx: UserTransaction, content: MailSnapshot): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select content_hash(${JSON.stringify(content)}::jsonb) as hash`.execute(tx)
  return rows[0]?.hash ?? ''
}

export const inHours = sql<Date>`clock_timestamp() + make_interval(hours => ${approvalHours})`

export async function insertApproval(
  tx: UserTransaction,
  userId: string,
  draftId: string,
  content: MailSnapshot,
): Promise<string> {
  const row = await tx
    .insertInto('approvals')
    .values({
      userId,
      draftId,
      kind: 'mail',
      content: JSON.stringify(content),
      // The database computes it from the content and ignores what is given.
      contentHash: '',
      expiresAt: inHours,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Ends an approval that was still open. */
export async function endApproval(
  tx: UserTransaction,
  id: string,
  state: 'rejected' | 'voided' | 'expired' | 'used',
  reason: string | null = null,
): Promise<void> {
  await tx
    .updateTable('approvals')
    .set({ state, reason, endedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', 'in', ['pending', 'approved'])
    .execute()
}

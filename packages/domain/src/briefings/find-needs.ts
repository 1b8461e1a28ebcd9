import type { UserTransaction } from '@jobpilot/db/with-user'
import { type BriefingNeeds, mostApprovals } from '@jobpilot/schemas/briefing'
import { quietTasks } from '@jobpilot/schemas/quiet-tasks'
import { sql } from 'kysely'

const listed = 5
const inAll = sql<string>`count(*) over ()`.as('inAll')
const to = sql<string>`approvals.content ->> 'to'`.as('to')
const subject = sql<string>`approvals.content ->> 'subject'`.as('subject')
const countOf = (rows: readonly { inAll: string }[]) => Number(rows[0]?.inAll ?? 0)

/** What waits for the person: e-mails of unknown end, work that stopped since then, approvals that end soonest. */
export async function findNeeds(tx: UserTransaction, userId: string, since: Date): Promise<BriefingNeeds> {
  const unknown = await tx
    .selectFrom('effects')
    .innerJoin('approvals', 'approvals.id', 'effects.approvalId')
    .select(['effects.id as effectId', 'approvals.draftId', to, subject, inAll])
    .where('effects.userId', '=', userId)
    .where('effects.state', '=', 'unknown')
    .where('effects.resolution', 'is distinct from', 'left')
    .orderBy('effects.createdAt', 'desc')
    .limit(listed)
    .execute()
  const stopped = await tx
    .selectFrom('taskRuns')
    .select(['id as runId', 'subjectKind', 'subjectId', sql<string | null>`error ->> 'message'`.as('message'), inAll])
    .where('userId', '=', userId)
    .where('state', 'in', ['failed', 'dead'])
    .where('endedAt', '>=', since)
    .where('task', 'not in', ['briefings/write-briefing', ...quietTasks])
    .orderBy('endedAt', 'desc')
    .limit(listed)
    .execute()
  const approvals = await tx
    .selectFrom('approvals')
    .select(['id as approvalId', 'draftId', to, subject, 'expiresAt', inAll])
    .where('userId', '=', userId)
    .where('state', '=', 'pending')
    .where('expiresAt', '>', sql<Date>`clock_timestamp()`)
    .orderBy('expiresAt')
    .limit(mostApprovals)
    .execute()
  return {
    unknownCount: countOf(unknown),
    unknown: unknown.map(({ inAll: _, ...row }) => row),
    stoppedCount: countOf(stopped),
    stopped: stopped.map(({ inAll: _, message, ...row }) => ({
      ...row,
      message: message ?? 'I stopped before the end.',
    })),
    approvalCount: countOf(approvals),
    approvals: approvals.map(({ inAll: _, expiresAt, ...row }) => ({ ...row, expiresAt: expiresAt.toISOString() })),
  }
}

import type { UserTransaction } from '@jobpilot/db/with-user'
import type { SystemMail } from '@jobpilot/schemas/mails'
import { sql } from 'kysely'
import { startRun } from '../runs/start-run.ts'
import { mayMail } from './mail-policy.ts'

/**
 * Plans a mail to the person themselves, in the transaction that makes it necessary: its entry in the ledger and its run
 * are there when, and only when, that commits. Each `key` goes out once at most, e.g. `budget-warned/2026-11`. What may not go out
 * now is left out for good. Needs the person's lock; says whether one was planned.
 */
export async function planSystemMail(
  tx: UserTransaction,
  userId: string,
  key: string,
  mail: SystemMail,
): Promise<boolean> {
  const { kind, ...facts } = mail
  if ((await mayMail(tx, kind)) !== 'ok') return false
  const text = JSON.stringify(facts)
  const planned = await tx
    .insertInto('systemMails')
    .values({ userId, kind, key, facts: text })
    .onConflict((conflict) => conflict.columns(['userId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!planned) return false
  const systemMailId = planned.id
  const effect = await tx
    .insertInto('effects')
    .values({
      userId,
      kind: 'system-mail',
      key: `system-mail/${systemMailId}`,
      systemMailId,
      contentHash: sql<string>`content_hash(${text}::jsonb)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const subject = { kind: 'profile', id: null } as const
  const runId = await startRun(tx, userId, 'mail/send-system-mail', subject, { systemMailId })
  await tx.updateTable('effects').set({ runId }).where('id', '=', effect.id).execute()
  return true
}

import { randomUUID } from 'node:crypto'
import { withUser } from '@jobpilot/db/with-user'
import type { MailPort } from '@jobpilot/platform/mail/mail-port'
import type { SystemMail } from '@jobpilot/schemas/mails'
import type { TestDatabase } from '@jobpilot/testing/test-database'
import { lockPerson } from '../../people/lock-person.ts'
import { failSubject } from '../../runs/run-subject.ts'
import { changeHeldRun, claimRun, findRun } from '../../runs/runs.repository.ts'
import { planSystemMail } from '../plan-system-mail.ts'
import { type MailToCompose, type SentSystemMail, sendSystemMail } from '../send-system-mail.ts'

export const publicUrl = 'https://jobpilot.test'

/** A person with an address of their own. */
export async function createAddressee({ db }: TestDatabase, email = `${randomUUID()}@example.org`): Promise<string> {
  const userId = randomUUID()
  await withUser(db, userId, (tx) =>
    tx.insertInto('users').values({ id: userId, provider: 'local', externalId: userId, email, name: 'Ada' }).execute(),
  )
  return userId
}

export const plan = ({ db }: TestDatabase, userId: string, key: string, mail: SystemMail): Promise<boolean> =>
  withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    return await planSystemMail(tx, userId, key, mail)
  })

export const compose = async ({ mail }: MailToCompose) => ({ subject: mail.kind, text: 'Words', html: '<p>Words</p>' })

/** The person's mails as the ledger has them, oldest first. */
export async function ledgerOf({ owner }: TestDatabase, userId: string) {
  const { rows } = await owner.query<{ key: string; kind: string; state: string; attempt: number; outcome: unknown }>(
    `select m.key, m.kind, e.state, e.attempt, e.outcome ->> 'code' as outcome
     from system_mails m join effects e on e.system_mail_id = m.id where m.user_id = $1 order by m.created_at`,
    [userId],
  )
  return rows
}

/**
 * What a worker does with the person's newest mail, as `run-task` does it: claims its run (voiding the attempt before), sends,
 * ends or puts back the run. `isLast` is the last of its tries: then it is given up for good.
 */
export async function workMail(
  { db }: TestDatabase,
  port: MailPort,
  userId: string,
  isLast = false,
): Promise<SentSystemMail | undefined | 'not-claimed'> {
  const planned = await withUser(db, userId, (tx) =>
    tx
      .selectFrom('effects')
      .select(['systemMailId', 'runId'])
      .where('systemMailId', 'is not', null)
      .orderBy('createdAt', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  const { systemMailId, runId } = planned ?? {}
  if (!systemMailId || !runId) return 'not-claimed'
  const lease = { userId, runId, leaseToken: randomUUID() }
  if (!(await claimRun(db, lease, [], true))) return 'not-claimed'
  const sent = await sendSystemMail(db, port, compose, { userId, systemMailId, publicUrl })
  await withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const run = await findRun(tx, userId, runId)
    const state = sent?.again ? (isLast ? ('dead' as const) : ('queued' as const)) : ('done' as const)
    if ((await changeHeldRun(tx, lease, { state })) && run && state === 'dead')
      await failSubject(tx, userId, run, { code: 'x', message: 'x' })
  })
  return sent
}

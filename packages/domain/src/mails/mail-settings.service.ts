import type { Database } from '@jobpilot/db/client'
import type { SuppressionReason } from '@jobpilot/db/types'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { MailChoice } from '@jobpilot/schemas/mails'
import { sql } from 'kysely'
import { notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { ensureMailSettings } from './ensure-mail-settings.ts'
import { findRecentSystemMails, type SentMailView } from './system-mails.repository.ts'

export type MailSettingsView = {
  /** Where mails to the person go; null when their account has no address. */
  address: string | null
  /** Why none goes there any more. */
  suppression: { reason: SuppressionReason; since: string } | null
  choices: Record<MailChoice, boolean>
  recent: SentMailView[]
  /** People who asked this person not to write to them any more. */
  optOuts: { address: string; askedAt: string }[]
}

const columns = { digest: 'digest', 'approval-waiting': 'approvalWaiting', budget: 'budget' } as const satisfies Record<
  MailChoice,
  string
>

/** What goes to the person by mail, what they want of it, and how the last ones ended. */
export function getMailSettings(db: Database, userId: string): Promise<MailSettingsView> {
  return withUser(db, userId, async (tx) => {
    const person = await tx.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirst()
    if (!person) throw notFound('person')
    const chosen = await tx
      .selectFrom('mailSettings')
      .select(['digest', 'approvalWaiting', 'budget'])
      .where('userId', '=', userId)
      .executeTakeFirst()
    const optOuts = await tx
      .selectFrom('contactOptOuts')
      .select(['address', 'askedAt'])
      .where('userId', '=', userId)
      .orderBy('askedAt', 'desc')
      .limit(100)
      .execute()
    return {
      address: person.email,
      suppression: person.email === null ? null : await findSuppression(tx, person.email),
      choices: {
        digest: chosen?.digest ?? false,
        'approval-waiting': chosen?.approvalWaiting ?? true,
        budget: chosen?.budget ?? true,
      },
      recent: await findRecentSystemMails(tx, userId),
      optOuts: optOuts.map(({ address, askedAt }) => ({ address, askedAt: askedAt.toISOString() })),
    }
  })
}

async function findSuppression(tx: UserTransaction, address: string): Promise<MailSettingsView['suppression']> {
  const row = await tx
    .selectFrom('mailSuppressions')
    .select(['reason', 'since'])
    .where('addressHash', '=', sql<string>`address_hash(${address})`)
    .executeTakeFirst()
  return row ? { reason: row.reason, since: row.since.toISOString() } : null
}

/** Turns a kind of mail on or off. */
export async function setMailChoice(
  db: Database,
  userId: string,
  { choice, isOn }: { choice: MailChoice; isOn: boolean },
): Promise<{ choice: MailChoice; isOn: boolean }> {
  return await withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    if (await keepChoice(tx, userId, choice, isOn)) await appendEvent(tx, userId, { type: 'mail.changed' })
    return { choice, isOn }
  })
}

/** Says whether it was otherwise before. Needs the person's lock. */
export async function keepChoice(
  tx: UserTransaction,
  userId: string,
  choice: MailChoice,
  isOn: boolean,
): Promise<boolean> {
  const column = columns[choice]
  await ensureMailSettings(tx, userId)
  const { numUpdatedRows } = await tx
    .updateTable('mailSettings')
    .set({ [column]: isOn })
    .where('userId', '=', userId)
    .where(column, '!=', isOn)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

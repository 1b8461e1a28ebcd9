import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { mailSnapshot } from '@jobpilot/schemas/effects'
import type { MailChoice } from '@jobpilot/schemas/mails'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record-audit.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { keepChoice } from './mail-settings.service.ts'
import { readStopLink, type StopLink } from './stop-links.ts'

/** What following a link will stop, or has stopped, for whoever follows it. `name` is of the person who wrote. */
export type StopView = { kind: 'choice'; choice: MailChoice } | { kind: 'contact'; name: string | null }

/** Looks without changing anything: programs that check mails for harm follow each link. */
export async function lookAtStopLink(db: Database, token: string): Promise<StopView | undefined> {
  const link = await readStopLink(db, token)
  return link && (await withUser(db, link.userId, (tx) => viewOf(tx, link)))
}

async function viewOf(tx: UserTransaction, { userId, subject }: StopLink): Promise<StopView | undefined> {
  if ('choice' in subject) return { kind: 'choice', choice: subject.choice }
  const person = await tx.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirst()
  return (await findRecipient(tx, subject.effectId)) === undefined
    ? undefined
    : { kind: 'contact', name: person?.name ?? null }
}

async function findRecipient(tx: UserTransaction, effectId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('effects')
    .innerJoin('approvals', 'approvals.id', 'effects.approvalId')
    .select('approvals.content')
    .where('effects.id', '=', effectId)
    .executeTakeFirst()
  return row && mailSnapshot.parse(row.content).to
}

/** Does what the link says; a second time changes nothing. Undefined for a link that is not ours. */
export async function followStopLink(db: Database, token: string): Promise<StopView | undefined> {
  const link = await readStopLink(db, token)
  if (!link) return undefined
  const { userId, subject } = link
  return await withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const view = await viewOf(tx, link)
    if (!view) return undefined
    const isNew =
      'choice' in subject
        ? await keepChoice(tx, userId, subject.choice, false)
        : await optOut(tx, userId, (await findRecipient(tx, subject.effectId)) ?? '')
    if (isNew) {
      await appendEvent(tx, userId, { type: 'mail.changed' })
      if ('choice' in subject) await recordAudit(tx, 'mail-turned-off', userId, { choice: subject.choice })
      else await recordAudit(tx, 'recipient-opted-out', subject.effectId)
    }
    return view
  })
}

/** From now on this person's e-mails do not go to the address any more, approved or not. */
async function optOut(tx: UserTransaction, userId: string, address: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('contactOptOuts')
    .values({ userId, address: sql<string>`lower(btrim(${address}))` })
    .onConflict((conflict) => conflict.columns(['userId', 'address']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

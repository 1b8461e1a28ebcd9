import type { Database } from '@jobpilot/db/client'
import type { AuthProvider } from '@jobpilot/db/types'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { planSystemMail } from '../mails/plan-system-mail.ts'
import { scheduleDeletionIn } from '../privacy/deletion.service.ts'
import { personId } from './person-id.ts'

export type PersonIdentity = {
  provider: AuthProvider
  externalId: string
  email: string | null
  name: string | null
  isDemo?: boolean
}

/**
 * Makes sure the person has a row; later sightings fill in e-mail and name but never blank them. Whoever is new is welcomed
 * by mail as soon as their address is known. Returns the internal id.
 */
export async function upsertPerson(tx: UserTransaction, identity: PersonIdentity): Promise<string> {
  const id = personId(identity.provider, identity.externalId)
  const { isNew } = await tx
    .insertInto('users')
    .values({
      id,
      provider: identity.provider,
      externalId: identity.externalId,
      email: identity.email,
      name: identity.name,
      isDemo: identity.isDemo ?? false,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        email: eb.fn.coalesce('excluded.email', 'users.email'),
        name: eb.fn.coalesce('excluded.name', 'users.name'),
      })),
    )
    .returning(sql<boolean>`email is not null and created_at > now() - interval '1 day'`.as('isNew'))
    .executeTakeFirstOrThrow()
  if (isNew) await planSystemMail(tx, id, 'welcome', { kind: 'welcome' })
  return id
}

/** True when the person exists and has not been deleted. */
export async function isActivePerson(db: Database, userId: string): Promise<boolean> {
  const row = await withUser(db, userId, (tx) =>
    tx.selectFrom('users').select('deletedAt').where('id', '=', userId).executeTakeFirst(),
  )
  return row !== undefined && row.deletedAt === null
}

/** Their account is gone elsewhere: they are out at once, and erased as if they had asked for it today. */
export async function markPersonDeleted(tx: UserTransaction, userId: string): Promise<void> {
  const marked = await tx
    .updateTable('users')
    .set({ deletedAt: sql`now()` })
    .where('id', '=', userId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (marked.numUpdatedRows > 0n) await scheduleDeletionIn(tx, userId)
}

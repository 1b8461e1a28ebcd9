import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { DomainError } from '../errors.ts'

/** Whether the person of this transaction looks after the instance. `npm run admin` makes people admins. */
export async function isAdmin(tx: UserTransaction): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select current_user_is_admin() as is`.execute(tx)
  return rows[0]?.is ?? false
}

export const getIsAdmin = (db: Database, userId: string): Promise<boolean> => withUser(db, userId, isAdmin)

/** Throws `not-admin` for everybody else. */
export async function assertAdmin(tx: UserTransaction): Promise<void> {
  if (!(await isAdmin(tx))) throw new DomainError('not-admin', 'Only an admin of this instance can do that.')
}

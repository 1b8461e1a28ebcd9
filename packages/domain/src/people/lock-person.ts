import type { BrakeState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'

/**
 * Takes the person's row until commit and says how their brake stands; for a person who is to be erased it is on, so
 * that all that heeds it is held. Whoever changes runs takes this lock first:
 * one order of locks for all, so that no two transactions wait for each other.
 */
export async function lockPerson(tx: UserTransaction, userId: string): Promise<BrakeState | undefined> {
  const person = await tx
    .selectFrom('users')
    .select(sql<BrakeState>`brake_of(brake, deletion_due_at)`.as('brake'))
    .where('id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return person?.brake
}

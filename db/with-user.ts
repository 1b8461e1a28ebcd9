import { sql, type Transaction } from 'kysely'
import { appRole, type Database } from './client.ts'
import type { DB } from './types.ts'

/** A transaction that sees one person's rows and no others. Made only by `withUser`. */
export type UserTransaction = Transaction<DB>

/**
 * Runs `work` in a transaction as the application role with `app.user_id` set, both for this transaction only.
 * Never call a model or the network inside it: it holds a connection and, after an event, the person's row lock.
 */
export function withUser<T>(db: Database, userId: string, work: (tx: UserTransaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', ${appRole}, true), set_config('app.user_id', ${userId}, true)`.execute(tx)
    return work(tx)
  })
}

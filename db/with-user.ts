import type { Transaction } from 'kysely'
import pg from 'pg'
import { appRole, type Database } from './client.ts'
import type { DB } from './types.ts'
import { openingWith } from './user-dialect.ts'

/** A transaction that sees one person's rows and no others. Made only by `withUser`. */
export type UserTransaction = Transaction<DB>

export type UserTransactionOptions = {
  /**
   * Commit without waiting for the disk (0.3 ms each): for what is repeated when lost, such as the progress of a run.
   * Never for a person's data, effects or money. A later durable commit makes it durable too.
   */
  isBookkeeping?: boolean
}

/**
 * Runs `work` in a transaction as the application role with `app.user_id` set, both for this transaction only.
 * Never call a model or the network inside it: it holds a connection and, after an event, the person's row lock.
 */
export function withUser<T>(
  db: Database,
  userId: string,
  work: (tx: UserTransaction) => Promise<T>,
  { isBookkeeping = false }: UserTransactionOptions = {},
): Promise<T> {
  const settings = `set_config('role', '${appRole}', true), set_config('app.user_id', ${pg.escapeLiteral(userId)}, true)`
  const bookkeeping = isBookkeeping ? `, set_config('synchronous_commit', 'off', true)` : ''
  return openingWith(`select ${settings}${bookkeeping}`, () => db.transaction().execute(work))
}

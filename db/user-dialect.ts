import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'

/** What the next transaction says beside `begin`; taken once. */
const opening = new AsyncLocalStorage<{ statement: string | undefined }>()

/** Runs `work`, whose first transaction begins with `statement` in the same round trip. The text is sent as it is. */
export const openingWith = <T>(statement: string, work: () => Promise<T>): Promise<T> =>
  opening.run({ statement }, work)

class UserDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const store = opening.getStore()
    const statement = store?.statement
    if (!store || !statement) return await super.beginTransaction(connection, settings)
    store.statement = undefined
    try {
      await connection.executeQuery(CompiledQuery.raw(`begin; ${statement}`))
    } catch (error) {
      // The transaction may have begun before the rest failed, and must not stay open on a pooled connection.
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
      throw error
    }
  }
}

/** Postgres as Kysely knows it, where a transaction can begin as a certain person without a round trip of its own for it. */
export class UserDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0]
  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#config = config
  }
  override createDriver(): PostgresDriver {
    return new UserDriver(this.#config)
  }
}

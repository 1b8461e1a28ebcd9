import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { personPrefix } from '@jobpilot/platform/storage/keys'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { sql } from 'kysely'
import { lockPerson } from '../people/lock-person.ts'
import { ownerOf, type UserTable, userTables } from './user-tables.ts'

export type ErasureContext = {
  db: Database
  /** Works as the system role, for the few rows that name a person without being theirs. */
  system: Database
  storage: Storage
}

/** Rows that one transaction takes at most, so that none is long. */
const atOnce = 2_000

/**
 * Takes away everything of a person whose date has come, and leaves a receipt. Each step is a transaction of its own
 * that may be repeated: what ends between two of them goes on from there the next time. The brake does not stop it.
 * Returns the receipt's id; null when there is nobody to erase, or not yet.
 */
export async function erasePerson(context: ErasureContext, userId: string): Promise<string | null> {
  const { db } = context
  if (!(await begin(db, userId))) return null
  await eraseJobs(db, userId)
  for (const table of userTables) await eraseTable(db, userId, table)
  await eraseFiles(context, userId)
  await eraseMentions(context.system, userId)
  return await withUser(db, userId, async (tx) => {
    const { rows } = await sql<{ id: string }>`select close_own_erasure() as id`.execute(tx)
    return rows[0]?.id ?? null
  })
}

/** From here on nobody can sign in as this person, and the deletion cannot be taken back. */
function begin(db: Database, userId: string): Promise<boolean> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({ deletedAt: sql`coalesce(deleted_at, now())` })
      .where('id', '=', userId)
      .where('deletionDueAt', '<=', sql<Date>`clock_timestamp()`)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await tx
      .insertInto('deletions')
      .values({ userId, startedAt: sql`clock_timestamp()` })
      .onConflict((conflict) =>
        conflict.column('userId').doUpdateSet({ startedAt: sql`coalesce(deletions.started_at, clock_timestamp())` }),
      )
      .execute()
    return true
  })
}

/** Adds to what the receipt will say, in the transaction that did it. */
async function count(tx: UserTransaction, name: string, gone: number): Promise<void> {
  if (gone === 0) return
  await sql`
    update deletions set counts = jsonb_set(counts, array[${name}], to_jsonb(coalesce((counts ->> ${name})::int, 0) + ${gone}::int))
    where user_id = current_user_id()`.execute(tx)
}

function eraseJobs(db: Database, userId: string): Promise<void> {
  return withUser(db, userId, async (tx) => {
    const { rows } = await sql<{ gone: string }>`select erase_own_jobs() as gone`.execute(tx)
    await count(tx, 'jobs', Number(rows[0]?.gone ?? 0))
  })
}

async function eraseTable(db: Database, userId: string, table: UserTable): Promise<void> {
  if (table.erase === 'with-person') return await withUser(db, userId, (tx) => countRows(tx, userId, table))
  for (let gone = atOnce; gone >= atOnce; )
    gone = await withUser(db, userId, async (tx) => {
      const taken = await (table.erase === 'spend' ? anonymiseSpend(tx) : deleteSome(tx, userId, table))
      await count(tx, table.name, taken)
      return table.erase === 'spend' ? 0 : taken
    })
}

async function anonymiseSpend(tx: UserTransaction): Promise<number> {
  const { rows } = await sql<{ gone: string }>`select anonymise_own_spend() as gone`.execute(tx)
  return Number(rows[0]?.gone ?? 0)
}

async function deleteSome(tx: UserTransaction, userId: string, table: UserTable): Promise<number> {
  const name = sql.table(table.name)
  const owner = sql.ref(ownerOf(table))
  const key = sql.ref(table.key)
  const { numAffectedRows } = await sql`
    delete from ${name} where ${owner} = ${userId} and ${key} in (
      select ${key} from ${name} where ${owner} = ${userId} limit ${atOnce})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Rows that go with the person are counted as they stand, however often. */
async function countRows(tx: UserTransaction, userId: string, table: UserTable): Promise<void> {
  await sql`
    update deletions set counts = counts || jsonb_build_object(${table.name}::text,
      (select count(*) from ${sql.table(table.name)} where ${sql.ref(ownerOf(table))} = ${userId}))
    where user_id = current_user_id()`.execute(tx)
}

/** Counted before they go: what a first try listed is the number, whatever is left for the next. */
async function eraseFiles({ db, storage }: ErasureContext, userId: string): Promise<void> {
  const files = await storage.list(personPrefix(userId))
  await withUser(db, userId, (tx) =>
    sql`
        update deletions set counts = counts || jsonb_build_object(
          'files', greatest(coalesce((counts ->> 'files')::int, 0), ${files.length}::int))
        where user_id = current_user_id()`.execute(tx),
  )
  for (const { key } of files) await storage.delete(key)
}

/** Jobs nobody could read, admins' notes on the letters of others, and counters of requests: they name the person's id. */
async function eraseMentions(system: Database, userId: string): Promise<void> {
  await sql`delete from dead_jobs where payload ->> 'userId' = ${userId}`.execute(system)
  await sql`update dead_jobs set resolved_by = null where resolved_by = ${userId}`.execute(system)
  await sql`delete from rate_limits where key like ${`%${userId}`}`.execute(system)
}

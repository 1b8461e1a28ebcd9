import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { personPrefix, receiptKeyOf } from '@jobpilot/platform/storage/keys'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { type ErasureCounts, erasureCounts } from '@jobpilot/schemas/privacy'
import { sql } from 'kysely'
import * as z from 'zod'
import { notFound } from '../errors.ts'
import { type ErasureContext, erasePerson } from './erase-person.ts'

export type ReceiptView = { id: string; requestedAt: string; erasedAt: string; counts: ErasureCounts }

/** A receipt as it is filed beside the database, so that it outlives a restore of an older one. */
const filedReceipt = z.object({
  id: z.uuid(),
  personHash: z.string().regex(/^[0-9a-f]{64}$/),
  requestedAt: z.iso.datetime(),
  erasedAt: z.iso.datetime(),
  counts: erasureCounts,
})

/** What was erased and when; for whoever has the receipt's number. */
export async function getReceipt(db: Database, id: string): Promise<ReceiptView> {
  const row = await db
    .selectFrom('erasureReceipts')
    .select(['id', 'requestedAt', 'erasedAt', 'counts'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('receipt')
  return {
    id: row.id,
    requestedAt: row.requestedAt.toISOString(),
    erasedAt: row.erasedAt.toISOString(),
    counts: erasureCounts.parse(row.counts),
  }
}

/** Writes each new receipt as a file as well. Repeating it after a crash writes the same file again. */
export async function fileReceipts({ system, storage }: Pick<ErasureContext, 'system' | 'storage'>): Promise<number> {
  const rows = await system.selectFrom('erasureReceipts').selectAll().where('filedAt', 'is', null).limit(500).execute()
  for (const { filedAt: _, ...row } of rows) {
    const receipt = {
      ...row,
      requestedAt: row.requestedAt.toISOString(),
      erasedAt: row.erasedAt.toISOString(),
      counts: erasureCounts.parse(row.counts),
    } satisfies z.infer<typeof filedReceipt>
    await storage.put(receiptKeyOf(row.id), Buffer.from(JSON.stringify(receipt)), { contentType: 'application/json' })
    await sql`update erasure_receipts set filed_at = clock_timestamp() where id = ${row.id}`.execute(system)
  }
  return rows.length
}

/** Brings receipts back that are filed and that the database, restored from an older backup, does not know. */
async function readFiledReceipts(system: Database, storage: Storage): Promise<void> {
  const known = new Set((await system.selectFrom('erasureReceipts').select('id').execute()).map(({ id }) => id))
  for (const { key } of await storage.list('receipts/')) {
    if (known.has(key.slice('receipts/'.length, -'.json'.length))) continue
    const receipt = filedReceipt.parse(JSON.parse(Buffer.from(await storage.get(key)).toString('utf8')))
    await system
      .insertInto('erasureReceipts')
      .values({ ...receipt, counts: JSON.stringify(receipt.counts), filedAt: new Date() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
}

/**
 * Erases again everybody who has a receipt: after a restore they are back. Whoever came anew after their erasure stays.
 * Says how many were erased. May be repeated, and runs by the clock as well, should a restore forget it.
 */
export async function reapplyErasures(context: ErasureContext): Promise<number> {
  const { db, system, storage } = context
  await readFiledReceipts(system, storage)
  const { rows } = await sql<{ id: string }>`
    select id from users as person
    where exists (
      select from erasure_receipts where person_hash = person_hash(person.id) and erased_at > person.created_at)
  `.execute(system)
  for (const { id } of rows) {
    await withUser(db, id, (tx) =>
      tx.updateTable('users').set({ deletionDueAt: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute(),
    )
    await erasePerson(context, id)
  }
  await eraseLeftFiles(context)
  return rows.length
}

/** Files a restore brought back of people whose rows it did not. */
async function eraseLeftFiles({ system, storage }: ErasureContext): Promise<void> {
  const people = await storage.people()
  if (people.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${people}::uuid[]) as folder (id)
    where not exists (select from users where users.id = folder.id)
      and exists (select from erasure_receipts as receipt where receipt.person_hash = person_hash(folder.id))
  `.execute(system)
  for (const { id } of rows) for (const { key } of await storage.list(personPrefix(id))) await storage.delete(key)
}

/** People whose date has come, the longest due first. */
export async function findDueErasures(system: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from users where deletion_due_at <= clock_timestamp() order by deletion_due_at limit 100`.execute(system)
  return rows.map(({ id }) => id)
}

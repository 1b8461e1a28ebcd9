import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { personPrefix } from '@jobpilot/platform/storage/keys'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { type DataGroup, dataGroups } from '@jobpilot/schemas/privacy'
import { sql } from 'kysely'
import { groupWords, ownerOf, userTables } from './user-tables.ts'

export type HeldView = {
  groups: { group: DataGroup; title: string; why: string; parts: { holds: string; rows: number }[] }[]
  files: { count: number; bytes: number; place: Storage['kind'] }
}

/** What is held of a person, why, and how much of it: the list of tables in their own words. */
export async function getHeld({ db, storage }: { db: Database; storage: Storage }, userId: string): Promise<HeldView> {
  const counts = userTables.map(
    (table) => sql`
      select ${table.name}::text as name, count(*)::int as rows from ${sql.table(table.name)}
      where ${sql.ref(ownerOf(table))} = ${userId}`,
  )
  const { rows } = await withUser(db, userId, (tx) =>
    sql<{ name: string; rows: number }>`${sql.join(counts, sql` union all `)}`.execute(tx),
  )
  const rowsOf = new Map(rows.map((row) => [row.name, row.rows]))
  const files = await storage.list(personPrefix(userId))
  return {
    groups: dataGroups.map((group) => ({
      group,
      ...groupWords[group],
      parts: userTables
        .filter((table) => table.group === group)
        .map(({ name, holds }) => ({ holds, rows: rowsOf.get(name) ?? 0 })),
    })),
    files: {
      count: files.length,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      place: storage.kind,
    },
  }
}

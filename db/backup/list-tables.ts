import type pg from 'pg'
import { BackupError } from './manifest.ts'

/** What runs at the moment, or is about the schema itself: made anew where the backup is restored. */
const leftOut = ['kysely_migration', 'kysely_migration_lock', 'run_claims', 'rate_limits', 'grouping', 'percolation']

export type Table = { name: string; columns: string[] }

/**
 * The tables of a backup with their columns, each after those it refers to. Without numbers of transactions, which mean nothing
 * in another database. Partitions are read through their table.
 */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers_to: string[] }>(
    `select c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        and attgenerated = '' and atttypid <> 'xid8'::regtype order by attnum) as columns,
      array(select distinct other.relname::text from pg_constraint k join pg_class other on other.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all ($1) order by c.relname`,
    [leftOut],
  )
  const sorted: Table[] = []
  const isThere = (name: string) => sorted.some((table) => table.name === name)
  while (sorted.length < rows.length) {
    const next = rows.filter(({ name, refers_to }) => !isThere(name) && refers_to.every(isThere))
    if (next.length === 0)
      throw new BackupError('Some tables refer to each other in a circle: this version cannot order them.')
    sorted.push(...next.map(({ name, columns }) => ({ name, columns })))
  }
  return sorted
}

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

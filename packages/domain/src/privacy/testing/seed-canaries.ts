import type { TestDatabase } from '@jobpilot/testing/test-database'
import type pg from 'pg'
import { ownerOf, userTables } from '../user-tables.ts'

/** Columns whose value is checked, or which an erasure itself writes: a canary cannot stand in them. */
const taken = new Set(['users.time_zone', 'deletions.counts'])

/** Columns that a check asks for, though each may be empty for rows of another kind. */
const wanted = new Set(['effects.draft_id', 'effects.approval_id'])

/** Columns that hold names of ours, never a person's words: sums of what was spent keep them. */
const ours = new Set(['model_calls.agent', 'model_calls.provider', 'model_calls.model'])

type Column = { name: string; type: string; kind: string; isNeeded: boolean; label: string | null }

const columnsText = `
  select attname as name, typname as type, typtype::text as kind, attnotnull and not atthasdef as "isNeeded",
    (select enumlabel from pg_enum where enumtypid = pg_type.oid order by enumsortorder limit 1) as label
  from pg_attribute join pg_type on pg_type.oid = atttypid
  where attrelid = $1::regclass and attnum > 0 and not attisdropped`

const isText = ({ type }: Column) => type === 'text' || type === 'varchar' || type === 'json' || type === 'jsonb'

function sampleOf(table: string, column: Column, canary: string): unknown {
  if (ours.has(`${table}.${column.name}`)) return 'ours'
  if (column.type.startsWith('json')) return JSON.stringify({ note: canary })
  if (isText(column)) return canary
  if (column.kind === 'e') return column.label
  const values: Record<string, unknown> = {
    uuid: crypto.randomUUID(),
    date: '2026-11-01',
    timestamptz: '2026-11-22T12:00:00Z',
    bool: false,
  }
  return values[column.type] ?? 1
}

const known = new Map<string, Column[]>()

/**
 * A row of the person in every table that may hold one, the canary in each of its text columns. Works as a superuser
 * without triggers and foreign keys, so that it needs to know nothing of what the tables mean.
 */
export async function seedCanaries(database: TestDatabase, userId: string, canary: string): Promise<void> {
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const table of userTables) await seedTable(client, table, userId, canary)
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function seedTable(
  client: pg.PoolClient,
  table: (typeof userTables)[number],
  userId: string,
  canary: string,
): Promise<void> {
  const owner = ownerOf(table)
  const found = known.get(table.name) ?? (await client.query<Column>(columnsText, [table.name])).rows
  known.set(table.name, found)
  const columns = found.filter(
    (column) =>
      column.name === owner || column.isNeeded || isText(column) || wanted.has(`${table.name}.${column.name}`),
  )
  const filled = columns.filter(({ name }) => !taken.has(`${table.name}.${name}`))
  const values = filled.map((column) => (column.name === owner ? userId : sampleOf(table.name, column, canary)))
  await client.query(
    `insert into ${table.name} (${filled.map(({ name }) => name).join(', ')})
     values (${filled.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  )
}

/** Tables of the whole database, the queue's among them, in which a row holds the text. */
export async function tablesHolding(database: TestDatabase, text: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(`
    select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_toast%'`)
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await database.owner.query(`select from ${name} as t where t::text ilike $1 limit 1`, [
      `%${text}%`,
    ])
    if (rowCount) found.push(name)
  }
  return found.sort()
}

import { readdir } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'
import type { Database } from './client.ts'

const folder = new URL('./migrations/', import.meta.url)

const files: MigrationProvider = {
  async getMigrations() {
    const loaded = (await listMigrations()).map(
      async (name): Promise<[string, Migration]> => [
        name,
        (await import(new URL(`${name}.ts`, folder).href)) as Migration,
      ],
    )
    return Object.fromEntries(await Promise.all(loaded))
  },
}

/** Says what to do about a server that cannot hold JobPilot. */
export class DatabaseRequirementError extends Error {
  override name = 'DatabaseRequirementError'
}

const oldestVersion = 150_000

/** Checks the server's version and the login's rights before anything is changed. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseRequirementError(
      `The database does not accept the connection: ${reason}. Check host, port, user, password and database name in DATABASE_URL.`,
    )
  }
  try {
    const { rows } = await client.query<{
      version: string
      can_create: boolean
      is_powerful: boolean
      has_roles: boolean
    }>(`
      select current_setting('server_version_num') as version,
        has_database_privilege(current_database(), 'create') as can_create,
        (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as is_powerful,
        (select count(*) = 3 from pg_roles where rolname in ('jobpilot_app', 'jobpilot_system', 'jobpilot_backup') and pg_has_role(current_user, oid, 'member')) as has_roles`)
    const server = rows[0]
    if (!server || Number(server.version) < oldestVersion) {
      throw new DatabaseRequirementError('JobPilot needs Postgres 15 or later; DATABASE_URL names an older server.')
    }
    if (!server.can_create) {
      throw new DatabaseRequirementError(
        'The login in DATABASE_URL may not create schemas in its database. As an administrator: GRANT CREATE ON DATABASE <name> TO <login>.',
      )
    }
    if (!server.is_powerful && !server.has_roles) {
      throw new DatabaseRequirementError(
        'The login in DATABASE_URL may not create the roles it needs. As an administrator: CREATE ROLE jobpilot_app NOLOGIN; CREATE ROLE jobpilot_system NOLOGIN; CREATE ROLE jobpilot_backup NOLOGIN; GRANT jobpilot_app, jobpilot_system, jobpilot_backup TO <login>.',
      )
    }
  } finally {
    await client.end()
  }
}

/**
 * Brings the database to this version: the queue's schema first (ours calls into it), then every migration not yet
 * applied. With `baseline`, records them as applied without running them, for a database that already has the tables.
 * `until` names the last one to apply. Returns the names applied or recorded. Several processes may call it at once: one migrates, the others wait.
 */
export async function migrate(url: string, options: { baseline?: boolean; until?: string } = {}): Promise<string[]> {
  await checkServer(url)
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'jobpilot-migrate' })
  // A lost idle connection must not end the process: the statement that needs one reports it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { runMigrations: installQueue } = await import('graphile-worker')
    await installQueue({ pgPool: pool, noHandleSignals: true })
    if (options.baseline) return await recordBaseline(db)
    const migrator = new Migrator({ db, provider: files })
    const { error, results } = options.until
      ? await migrator.migrateTo(options.until)
      : await migrator.migrateToLatest()
    if (error) throw error
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

async function recordBaseline(db: Kysely<unknown>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: files })
  const pending = (await migrator.getMigrations())
    .filter((migration) => !migration.executedAt)
    .map((migration) => migration.name)
  await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
    db,
  )
  await sql`create table if not exists kysely_migration_lock (id varchar(255) primary key, is_locked integer not null default 0)`.execute(
    db,
  )
  await sql`insert into kysely_migration_lock (id) values ('migration_lock') on conflict do nothing`.execute(db)
  for (const name of pending) {
    await sql`insert into kysely_migration (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(db)
  }
  return pending
}

/** Names of the migrations this version has, in order. */
export const listMigrations = async (): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort()

/** Names of migrations this version has and the database lacks. */
export async function findPendingMigrations(db: Database): Promise<string[]> {
  const known = await listMigrations()
  const { rows } = await sql<{ name: string }>`select name from public.kysely_migration`.execute(db)
  const applied = new Set(rows.map((row) => row.name))
  return known.filter((name) => !applied.has(name))
}

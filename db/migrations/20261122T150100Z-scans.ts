import { type Kysely, sql } from 'kysely'

/** When a file was last looked at by the virus scanner and what it found; and what the worker needs to look again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table documents
      add column scanned_at timestamptz,
      add column scan_finding text check (length(scan_finding) <= 200)`.execute(db)
  await sql`create index documents_scan_age on documents (scan, scanned_at)`.execute(db)
  await sql`create policy system_select on documents for select to jobpilot_system using (true)`.execute(db)
  await sql`grant select (id, user_id, scan, scanned_at, created_at) on documents to jobpilot_system`.execute(db)
}

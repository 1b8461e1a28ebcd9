import { type Kysely, sql } from 'kysely'

/** The worker's bookkeeping sees how long a brake has been on: what does not stop in time is held by force. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select (paused_at) on users to jobpilot_system`.execute(db)
}

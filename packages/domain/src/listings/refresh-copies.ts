import type { Database } from '@jobpilot/db/client'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { storeReading } from '../postings/postings.service.ts'
import { startManyRuns } from '../runs/start-many-runs.ts'
import { type KeptWords, wordsOf } from './kept-words.ts'

const task = 'openings/refresh-copies'
const peopleAtOnce = 1_000
const copiesAtOnce = 200

/** A copy whose listing has changed since, and that its person has not corrected: their word stands. */
const isBehind = sql<boolean>`copy.listing_version < listing.version and copy.deleted_at is null
  and listing.gone_at is null and copy.made_by ->> 'engine' <> 'you'`

/** Starts a refresh for everyone who has a copy that is behind its listing; returns how many. */
export async function planRefreshes(system: Database): Promise<number> {
  return await system.transaction().execute(async (tx) => {
    const { rows } = await sql<{ userId: string }>`
      select distinct copy.user_id from postings as copy join listings as listing on listing.id = copy.listing_id
        join users as person on person.id = copy.user_id
      where ${isBehind} and person.deleted_at is null and brake_of(person.brake, person.deletion_due_at) = 'running'
        and not exists (
          select from task_runs as run where run.user_id = copy.user_id and run.task = ${sql.lit(task)}
            and run.state in ('queued', 'running', 'held'))
      limit ${peopleAtOnce}`.execute(tx)
    const started = await startManyRuns(
      tx,
      rows.map(({ userId }) => ({ userId, task, refs: {} })),
    )
    return started.filter(Boolean).length
  })
}

/** Brings the person's copies in line with their listings, each as its next version, scored anew. Gives how many. */
export async function refreshCopies(tx: UserTransaction, userId: string): Promise<number> {
  const { rows } = await sql<{ id: string; version: number; url: string } & KeptWords>`
    select copy.id, listing.version, listing.url, listing.document, listing.text, listing.content
    from postings as copy join listings as listing on listing.id = copy.listing_id
    where copy.user_id = ${userId} and ${isBehind} limit ${copiesAtOnce}`.execute(tx)
  for (const { id, version, url, ...kept } of rows) {
    const { text, content } = wordsOf(kept)
    await tx.updateTable('postings').set({ url, listingVersion: version }).where('id', '=', id).execute()
    await storeReading(
      tx,
      userId,
      id,
      { text, content, readFrom: 'readable-text', unread: [] },
      { engine: 'built-in', version: '1' },
    )
  }
  return rows.length
}

import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { MadeBy } from '@jobpilot/schemas/fields'
import type { ParsedPosting, PostingContent } from '@jobpilot/schemas/posting'
import { sql } from 'kysely'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { scorePostings } from '../matches/score-postings.ts'
import { lockPerson } from '../people/lock-person.ts'
import { startRun } from '../runs/start-run.ts'
import { findPosting, findPostings, type PostingRow, type PostingView } from './postings.repository.ts'

const byHand: MadeBy = { engine: 'you', version: '1' }

export const listPostings = (db: Database, userId: string): Promise<PostingRow[]> =>
  withUser(db, userId, (tx) => findPostings(tx, userId))

async function getPostingIn(tx: UserTransaction, id: string): Promise<PostingView> {
  const posting = await findPosting(tx, id)
  if (!posting) throw notFound('opening')
  return posting
}

export const getPosting = (db: Database, userId: string, id: string): Promise<PostingView> =>
  withUser(db, userId, (tx) => getPostingIn(tx, id))

/** Keeps where a posting is, or its pasted text, and starts reading it. */
export function addPosting(
  db: Database,
  userId: string,
  from: { url: string } | { text: string },
): Promise<{ postingId: string; runId: string }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const postingId = crypto.randomUUID()
    const opening = await tx.insertInto('openings').values({ userId }).returning('id').executeTakeFirstOrThrow()
    await tx
      .insertInto('postings')
      .values({
        id: postingId,
        userId,
        openingId: opening.id,
        ...('url' in from ? { url: from.url } : { pastedText: from.text }),
      })
      .execute()
    return { postingId, runId: await startReading(tx, userId, postingId) }
  })
}

async function startReading(tx: UserTransaction, userId: string, postingId: string): Promise<string> {
  const runId = await startRun(tx, userId, 'postings/read-posting', { kind: 'posting', id: postingId }, { postingId })
  await tx.updateTable('postings').set({ runId }).where('id', '=', postingId).execute()
  await appendEvent(tx, userId, { type: 'posting.changed', postingId })
  return runId
}

/** Reads the page or the pasted text once more; what was read before stays until the new reading is there. */
export function readPostingAgain(db: Database, userId: string, id: string): Promise<{ runId: string }> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await getPostingIn(tx, id)
    await tx
      .updateTable('postings')
      .set({ state: 'reading', error: null })
      .where('id', '=', id)
      .where('content', 'is', null)
      .execute()
    return { runId: await startReading(tx, userId, id) }
  })
}

/** Stores a reading as the next version and scores it. The caller's transaction decides whether it counts. */
export async function storeReading(
  tx: UserTransaction,
  userId: string,
  id: string,
  reading: ParsedPosting,
  by: MadeBy,
): Promise<void> {
  await tx
    .updateTable('postings')
    .set((eb) => ({
      state: 'ready' as const,
      version: eb('version', '+', 1),
      text: reading.text,
      content: JSON.stringify(reading.content),
      readFrom: reading.readFrom,
      unread: JSON.stringify(reading.unread),
      madeBy: JSON.stringify(by),
      error: null,
      updatedAt: sql<Date>`clock_timestamp()`,
    }))
    .where('id', '=', id)
    .execute()
  await scorePostings(tx, userId, { postingId: id })
  await appendEvent(tx, userId, { type: 'posting.changed', postingId: id })
}

/** Saves the person's corrections. Throws `version-conflict` when the posting was read or corrected again meanwhile. */
export function correctPosting(
  db: Database,
  userId: string,
  input: { id: string; baseVersion: number; content: PostingContent },
): Promise<PostingView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const posting = await getPostingIn(tx, input.id)
    if (posting.content === null || posting.text === null)
      throw new DomainError('not-ready', 'This posting has not been read yet, so there is nothing to correct.')
    if (posting.version !== input.baseVersion)
      throw new DomainError(
        'version-conflict',
        'This posting was read again while you corrected it. Your corrections are kept here: look at the new reading, then save again.',
      )
    await storeReading(
      tx,
      userId,
      input.id,
      { text: posting.text, content: input.content, readFrom: readFromOf(posting), unread: posting.unread },
      byHand,
    )
    return await getPostingIn(tx, input.id)
  })
}

const readFromOf = (posting: PostingView): ParsedPosting['readFrom'] =>
  posting.readFrom === 'json-ld' || posting.readFrom === 'readable-text' ? posting.readFrom : 'pasted-text'

/** Removing can be undone. */
export function setPostingRemoved(db: Database, userId: string, id: string, isRemoved: boolean): Promise<void> {
  return withUser(db, userId, async (tx) => {
    const result = await tx
      .updateTable('postings')
      .set({ deletedAt: isRemoved ? sql`now()` : null })
      .where('id', '=', id)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) throw notFound('opening')
    if (!isRemoved) await scorePostings(tx, userId, { postingId: id, isStale: true })
    await appendEvent(tx, userId, { type: 'posting.changed', postingId: id })
  })
}

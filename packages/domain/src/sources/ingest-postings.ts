import { randomUUID } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import { hashOfPosting, type ListingToRead } from '@jobpilot/engine/listing/listing-row'
import type { ListingReaders } from '@jobpilot/engine/threads/listing-readers'
import type { Found } from './fetch-board.ts'
import { type ClaimedSource, holdSource } from './sources.repository.ts'
import { findKnown, noteSeen, storeListings } from './store-listings.ts'

/** Postings read and written together: large enough to be cheap, small enough to be soon. */
export const batchSize = 200
/** Texts that are fetched one by one in a run; the rest waits for the next ones. */
const mostDetails = 300

export type IngestCounts = { seen: number; added: number; changed: number; unread: number; details: number }
export type Ingest = { system: Database; readers: ListingReaders; source: ClaimedSource }

/** Of a run over many batches: the ids seen, and what was found of them. */
export type IngestState = { seen: Set<string>; counts: IngestCounts }
export const newIngest = (): IngestState => ({
  seen: new Set(),
  counts: { seen: 0, added: 0, changed: 0, unread: 0, details: 0 },
})

/**
 * Takes up a batch of postings: those that are new or have changed are read and written with their facts, the others noted as
 * seen. A posting that comes twice counts once. Repeating a batch changes nothing.
 *
 * @throws LostSourceError when the source was taken or switched off meanwhile; nothing of the batch is written then
 */
export async function ingestBatch(
  { system, readers, source }: Ingest,
  found: readonly Found[],
  state: IngestState,
): Promise<void> {
  const fresh = new Map<string, Found>()
  for (const one of found) {
    const { externalId } = one.posting
    if (state.seen.has(externalId)) continue
    state.seen.add(externalId)
    fresh.set(externalId, one)
  }
  if (fresh.size === 0) return
  const known = await findKnown(system, source.id, [...fresh.keys()])
  const toRead: ListingToRead[] = []
  const stale: string[] = []
  const back: string[] = []
  for (const [externalId, one] of fresh) {
    const contentHash = hashOfPosting(one.posting)
    const before = known.get(externalId)
    if (before?.contentHash === contentHash) {
      if (before.isGone) back.push(before.id)
      else if (before.isStale) stale.push(before.id)
      continue
    }
    const found = await whole(one, state.counts)
    if (!found) continue
    const { raw, ...posting } = found
    toRead.push({ id: before?.id ?? randomUUID(), contentHash, posting, raw: JSON.stringify(raw) })
  }
  const { listings, unread } = await readers.read(toRead)
  await system.transaction().execute(async (tx) => {
    await holdSource(tx, source)
    for (const batch of listings) await storeListings(tx, source.id, batch)
    await noteSeen(tx, stale, back)
  })
  const read = listings.flatMap(({ externalIds }) => externalIds)
  const added = read.filter((externalId) => !known.has(externalId)).length
  state.counts.seen += fresh.size
  state.counts.added += added
  state.counts.changed += read.length - added
  state.counts.unread += unread
}

/** Batches under way at once: two are read while one is written. */
const mostUnderWay = 3

/** Takes up batches side by side; throws what one of them threw with a later one, or at the end. */
export function openIngest(ingest: Ingest, state: IngestState) {
  const underWay: Promise<void>[] = []
  return {
    async add(found: readonly Found[]): Promise<void> {
      if (underWay.length === mostUnderWay) await underWay.shift()
      const batch = ingestBatch(ingest, found, state)
      batch.catch(() => undefined)
      underWay.push(batch)
    },
    async end(): Promise<void> {
      for (const batch of underWay) await batch
    },
    /** Waits for what is under way, however it ends. */
    async settle(): Promise<void> {
      await Promise.allSettled(underWay)
    },
  }
}

/** The posting with its text; undefined when this run has fetched enough of those. */
async function whole({ posting, complete }: Found, counts: IngestCounts) {
  if (complete === null) return posting
  if (counts.details >= mostDetails) return undefined
  counts.details += 1
  return await complete()
}

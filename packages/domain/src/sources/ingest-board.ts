import { randomUUID } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import type { ListingReaders } from '@jobpilot/engine/threads/listing-readers'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import { TimedOutError } from '@jobpilot/platform/time-limit'
import type { SourceKeys } from './adapter.ts'
import { type BoardEnd, type Found, fetchBoard } from './fetch-board.ts'
import { batchSize, type IngestState, newIngest, openIngest } from './ingest-postings.ts'
import { afterFailure, secondsToRefresh } from './next-run.ts'
import type { PageReaders } from './page-readers.ts'
import { createDrift, type Drift } from './read-items.ts'
import { adapterOf } from './registry.ts'
import { SourceFailure } from './source-error.ts'
import {
  type ClaimedSource,
  claimSource,
  isPaused,
  LostSourceError,
  pauseKind,
  type RunRecord,
  recordRun,
  takeCall,
} from './sources.repository.ts'
import { countOpen, markGone, tieReposts } from './store-listings.ts'

export type SourceContext = {
  system: Database
  pages: PageReaders
  readers: ListingReaders
  fetch: SafeFetch
  keys: SourceKeys
}

/** Answers that hold nothing, or less than half of what is known, in a row, until they are believed. */
const believedAfter = 3
/** Below this, losing half is ordinary. */
const fewListings = 10
/** Share of rows that may be unreadable for the rest to count as everything there is. */
const unreadableShare = 0.02

/**
 * One run of a source: asks it, takes up what is new and changed, marks what is gone, and writes how it went and when the next
 * run is. May be repeated and ended anywhere; a second run of the same source takes it over from the first. Undefined when there
 * was nothing to do, or another run took over.
 */
export async function ingestBoard(
  context: SourceContext,
  sourceId: string,
  signal: AbortSignal,
): Promise<RunRecord | undefined> {
  const source = await claimSource(context.system, sourceId, randomUUID())
  if (!source) return undefined
  const startedAt = new Date()
  const drift = createDrift()
  const state = newIngest()
  const calls = { count: 0 }
  let run: RunRecord
  try {
    if (await isPaused(context.system, source.kind))
      throw new SourceFailure(
        'asked-to-wait',
        'Its site asked to be left alone for a while. It is asked again when that is over.',
      )
    run = await readAndMark(context, source, { drift, state, calls, startedAt, signal })
  } catch (error) {
    if (error instanceof LostSourceError) return undefined
    const isLate = signal.reason instanceof TimedOutError
    if (signal.aborted && !isLate) throw error
    const after = afterFailure(isLate ? tooSlow() : error, source.failures)
    if (after.error.code === 'asked-to-wait') await pauseKind(context.system, source.kind, after.nextInSeconds)
    run = {
      startedAt,
      calls: calls.count,
      ...state.counts,
      gone: 0,
      drift: drift.counts(),
      empties: source.empties,
      ...after,
    }
  }
  await recordRun(context.system, source, run)
  return run
}

const tooSlow = () =>
  new SourceFailure(
    'site-failing',
    'Reading it took too long, so it was stopped. What was read is kept, and it is asked again later.',
  )

type Run = { drift: Drift; state: IngestState; calls: { count: number }; startedAt: Date; signal: AbortSignal }

async function readAndMark(context: SourceContext, source: ClaimedSource, run: Run): Promise<RunRecord> {
  const adapter = adapterOf(source.kind)
  const { drift, state, calls, startedAt, signal } = run
  const pages = fetchBoard({
    adapter,
    context: { board: source.board, employer: source.employer },
    fetch: context.fetch,
    pages: context.pages,
    keys: context.keys,
    drift,
    signal,
    takeCall: async () => {
      await takeCall(context.system, source.kind, adapter.terms.callsPerDay)
      calls.count += 1
    },
    etag: source.etag,
    lastModified: source.lastModified,
  })
  const end = await takeUp(context, source, pages, state, signal)
  if (end.movedTo !== null) drift.add(`moved to ${end.movedTo}`)
  const record = {
    startedAt,
    calls: calls.count,
    drift: drift.counts(),
    error: null,
    failures: 0,
    nextInSeconds: secondsToRefresh(adapter.terms),
    gone: 0,
  }
  if (end.isUnchanged)
    return { ...record, ...state.counts, outcome: 'unchanged', health: 'ok', empties: source.empties }
  const { counts } = state
  if (counts.unread > 0) drift.add('texts that could not be read')
  const isWhole = adapter.isComplete && end.unreadable <= end.rows * unreadableShare
  const { gone, empties } = await settle(context, source, state, { isWhole, startedAt, isComplete: adapter.isComplete })
  const isEmpty = counts.seen === 0
  return {
    ...record,
    ...counts,
    drift: drift.counts(),
    gone,
    empties,
    outcome: isEmpty ? 'empty' : 'ok',
    health: isEmpty ? 'empty' : 'ok',
    // Texts that are still to be fetched, or an answer nobody believes yet: ask for the whole again.
    validators:
      counts.details > 0 || empties > 0
        ? { etag: null, lastModified: null }
        : { etag: end.etag, lastModified: end.lastModified },
  }
}

/** Works through the pages in batches. */
async function takeUp(
  context: SourceContext,
  source: ClaimedSource,
  pages: AsyncGenerator<Found[], BoardEnd>,
  state: IngestState,
  signal: AbortSignal,
): Promise<BoardEnd> {
  const ingest = openIngest({ ...context, source }, state)
  try {
    for (;;) {
      const { value, done } = await pages.next()
      if (done) {
        await ingest.end()
        return value
      }
      for (let at = 0; at < value.length; at += batchSize) {
        signal.throwIfAborted()
        await ingest.add(value.slice(at, at + batchSize))
      }
    }
  } finally {
    // What was read before something went wrong is kept, and counted.
    await ingest.settle()
  }
}

/** Marks what is gone, unless the answer is too strange to be believed yet. */
async function settle(
  { system }: SourceContext,
  source: ClaimedSource,
  { seen }: IngestState,
  { isWhole, isComplete, startedAt }: { isWhole: boolean; isComplete: boolean; startedAt: Date },
): Promise<{ gone: number; empties: number }> {
  const open = await countOpen(system, source.id)
  const isStrange = isComplete ? seen.size === 0 || (open >= fewListings && seen.size < open / 2) : seen.size === 0
  const empties = isStrange ? source.empties + 1 : 0
  const isBelieved = isWhole && (!isStrange || empties >= believedAfter)
  return await system.transaction().execute(async (tx) => {
    const gone = isBelieved ? await markGone(tx, source.id, [...seen]) : 0
    await tieReposts(tx, source.id, startedAt)
    return { gone, empties: isBelieved ? 0 : empties }
  })
}

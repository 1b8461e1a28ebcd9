import type { ListingRow, ListingToRead } from '../listing/listing-row.ts'
import { openKeptThreads } from './kept-threads.ts'

export type ListingReaders = AsyncDisposable & {
  /**
   * Reads postings in a thread. What cannot be read, because it takes for ever, all the memory, or throws, is left out and
   * counted; the others are not harmed.
   *
   * @throws when the readers are closed
   */
  read: (postings: ListingToRead[]) => Promise<{ rows: ListingRow[]; unread: number }>
}

/** Threads that read postings, started when first needed and kept. */
export function openListingReaders(threads: number): ListingReaders {
  const kept = openKeptThreads(new URL('./listing-thread.ts', import.meta.url), {
    threads,
    timeoutMs: 30_000,
    maxHeapMb: 384,
  })

  async function readBatch(postings: ListingToRead[]): Promise<ListingRow[] | undefined> {
    using thread = await kept.take()
    const answer = await thread.ask<{ rows?: ListingRow[] }>(postings)
    return answer?.rows
  }

  async function read(postings: ListingToRead[]): Promise<{ rows: ListingRow[]; unread: number }> {
    if (postings.length === 0) return { rows: [], unread: 0 }
    const rows = await readBatch(postings)
    if (rows) return { rows, unread: 0 }
    if (postings.length === 1) return { rows: [], unread: 1 }
    const middle = Math.ceil(postings.length / 2)
    const halves = [await read(postings.slice(0, middle)), await read(postings.slice(middle))]
    return { rows: halves.flatMap((half) => half.rows), unread: halves.reduce((sum, half) => sum + half.unread, 0) }
  }

  return { read, [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose]() }
}

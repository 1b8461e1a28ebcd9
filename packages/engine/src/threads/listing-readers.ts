import type { ListingBatch } from '../listing/listing-batch.ts'
import type { ListingToRead } from '../listing/listing-row.ts'
import { openKeptThreads } from './kept-threads.ts'

type Read = { listings: ListingBatch[]; unread: number }

export type ListingReaders = AsyncDisposable & {
  /**
   * Reads postings in a thread. What cannot be read, because it takes for ever, all the memory, or throws, is left out and
   * counted; the others are not harmed.
   *
   * @throws when the readers are closed
   */
  read: (postings: ListingToRead[]) => Promise<Read>
}

/** Threads that read postings, started when first needed and kept. */
export function openListingReaders(threads: number): ListingReaders {
  const kept = openKeptThreads(new URL('./listing-thread.ts', import.meta.url), {
    threads,
    timeoutMs: 30_000,
    maxHeapMb: 384,
    // What reading leaves behind is looked through each time this is full; a small one would be full every twenty postings.
    youngHeapMb: 48,
  })

  async function readBatch(postings: ListingToRead[]): Promise<ListingBatch | undefined> {
    using thread = await kept.take()
    const answer = await thread.ask<{ listings?: ListingBatch }>(postings)
    return answer?.listings
  }

  async function read(postings: ListingToRead[]): Promise<Read> {
    if (postings.length === 0) return { listings: [], unread: 0 }
    const batch = await readBatch(postings)
    if (batch) return { listings: [batch], unread: 0 }
    if (postings.length === 1) return { listings: [], unread: 1 }
    const middle = Math.ceil(postings.length / 2)
    const halves = [await read(postings.slice(0, middle)), await read(postings.slice(middle))]
    return {
      listings: halves.flatMap((half) => half.listings),
      unread: halves.reduce((sum, half) => sum + half.unread, 0),
    }
  }

  return { read, [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose]() }
}

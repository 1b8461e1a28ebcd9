import type { FoundPosting, SourceDrift } from '@jobpilot/schemas/sources'
import type { SourceAdapter } from '../adapter.ts'
import { type BoardEnd, type BoardFetch, fetchBoard } from '../fetch-board.ts'
import { openPageReaders } from '../page-readers.ts'
import { createDrift } from '../read-items.ts'

/** Kept for all boards of a test file; an idle thread keeps nobody waiting. */
const readers = openPageReaders(1)

/** A whole board with the texts its list leaves out. */
export async function readBoard(
  adapter: SourceAdapter,
  board: string,
  parts: Pick<BoardFetch, 'fetch'> & Partial<BoardFetch>,
): Promise<{ postings: FoundPosting[]; end: BoardEnd; drift: SourceDrift; calls: number }> {
  const drift = createDrift()
  let calls = 0
  const postings: FoundPosting[] = []
  const pages = fetchBoard({
    adapter,
    context: { board, employer: null },
    pages: readers,
    keys: {},
    drift,
    signal: new AbortController().signal,
    takeCall: async () => {
      calls += 1
    },
    etag: null,
    lastModified: null,
    ...parts,
  })
  for (;;) {
    const { value, done } = await pages.next()
    if (done) return { postings, end: value, drift: drift.counts(), calls }
    for (const { posting, complete } of value) postings.push(complete === null ? posting : await complete())
  }
}

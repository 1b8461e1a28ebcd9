import { openKeptThreads } from '@jobpilot/engine/threads/kept-threads'
import type { PageAnswer } from './page-thread.ts'
import type { FoundRow, PagePart, PageRead, PageToRead } from './read-page.ts'
import { SourceFailure } from './source-error.ts'

export type PageReaders = AsyncDisposable & {
  /**
   * Reads a page in a thread.
   *
   * @throws SourceFailure for what is no page of its source, or takes more time or memory than one may
   */
  read: (page: PageToRead) => Promise<PageRead>
}

/** Threads that read what boards answer: 40 MB of JSON stand a thread still, and must not stand the worker still. */
export function openPageReaders(threads: number): PageReaders {
  const kept = openKeptThreads(new URL('./page-thread.ts', import.meta.url), {
    threads,
    timeoutMs: 30_000,
    maxHeapMb: 1_536,
  })
  return {
    async read(page) {
      using thread = await kept.take()
      const found: FoundRow[] = []
      let unreadable = 0
      for (let question: PageToRead | 'more' = page; ; question = 'more') {
        const part = partOf(await thread.ask<PageAnswer>(question))
        found.push(...part.found)
        unreadable += part.unreadable
        if (part.isLast) return { ...part, found, unreadable }
      }
    },
    [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose](),
  }
}

function partOf(answer: PageAnswer | undefined): PagePart {
  if (!answer)
    throw new SourceFailure(
      'too-large',
      'What it sent takes more time or memory to read than a board may, so no more of it was read. Check it in a browser.',
    )
  if ('refused' in answer) throw new SourceFailure(answer.refused.code, answer.refused.message)
  if ('failure' in answer) throw new Error(`A page could not be read: ${answer.failure}`)
  return answer.part
}

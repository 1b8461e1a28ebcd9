import type { FetchedPage, SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { FoundPosting } from '@jobpilot/schemas/sources'
import type { BoardContext, SourceAdapter, SourceKeys, SourceRequest } from './adapter.ts'
import type { PageReaders } from './page-readers.ts'
import type { Drift } from './read-items.ts'
import type { PageRead, PageToRead } from './read-page.ts'
import { boardOfAddress } from './recognise-board.ts'
import { missingKeys } from './registry.ts'
import { assertAllowedByRobots } from './robots.ts'
import { asSourceFailure, SourceFailure } from './source-error.ts'

/** Pages of one run: a list that never ends is cut here. */
const mostPages = 600

/** A posting as found in a list. `complete` fetches what the list leaves out; ask only for those that are new or changed. */
export type Found = { posting: FoundPosting; complete: (() => Promise<FoundPosting>) | null }

export type BoardFetch = {
  adapter: SourceAdapter
  context: BoardContext
  fetch: SafeFetch
  pages: PageReaders
  keys: SourceKeys
  drift: Drift
  signal: AbortSignal
  /** Counts one call against the day's budget. @throws SourceFailure `budget-spent` */
  takeCall: () => Promise<void>
  etag: string | null
  lastModified: string | null
}

export type BoardEnd = {
  isUnchanged: boolean
  etag: string | null
  lastModified: string | null
  rows: number
  /** Of them, those that could not be read as postings. */
  unreadable: number
  /** The board the site sent us to, when it is another one. */
  movedTo: string | null
}

/**
 * Reads a board page by page. Yields the postings of each page; returns what the next request needs to know. Items that
 * cannot be read are counted in `drift` and left out.
 *
 * @throws SourceFailure whatever goes wrong
 */
export async function* fetchBoard(parts: BoardFetch): AsyncGenerator<Found[], BoardEnd> {
  const { adapter, context } = parts
  const missing = missingKeys(adapter, parts.keys)
  if (missing.length > 0)
    throw new SourceFailure(
      'key-missing',
      `${adapter.name} needs ${missing.join(' and ')} in the environment of the worker.`,
    )
  if (!adapter.boardPattern.test(context.board)) throw new SourceFailure('no-such-board', adapter.boardHint)
  const end: BoardEnd = { isUnchanged: false, etag: null, lastModified: null, rows: 0, unreadable: 0, movedTo: null }
  let request: SourceRequest | null = adapter.first(context.board, parts.keys)
  if (adapter.boardIs === 'address') await assertAllowedByRobots(request.url, parts)
  for (let at = 0; request !== null && at < mostPages; at += 1) {
    const page = await fetchPage(parts, request, at === 0)
    if (page.status === 304) return { ...end, isUnchanged: true, etag: parts.etag, lastModified: parts.lastModified }
    const { rows, next, found, unreadable } = await readPage(parts, page, request, {
      holds: 'list',
      rowsBefore: end.rows,
    })
    end.rows += rows
    end.unreadable += unreadable
    if (at === 0) {
      end.movedTo = movedTo(adapter, context.board, page.url)
      // Validators speak for one address, so only a board of one page can be asked whether it changed.
      if (next === null)
        Object.assign(end, { etag: page.headers.etag ?? null, lastModified: page.headers['last-modified'] ?? null })
    }
    yield found.map(({ posting, detail }) => ({
      posting,
      complete: detail && (() => completed(parts, posting, detail)),
    }))
    request = next === null ? null : { ...next, headers: next.headers ?? request.headers ?? {} }
  }
  return end
}

async function readPage(
  { adapter, context, pages, drift }: BoardFetch,
  { url, status, contentType, headers, bytes }: FetchedPage,
  request: SourceRequest,
  what: Pick<PageToRead, 'holds' | 'rowsBefore'>,
): Promise<PageRead> {
  const page = { url, status, contentType, headers, bytes }
  const read = await pages.read({ kind: adapter.kind, context, request, page, ...what })
  for (const [what, count] of Object.entries(read.drift)) drift.add(what, count)
  return read
}

async function fetchPage(parts: BoardFetch, request: SourceRequest, isFirst: boolean): Promise<FetchedPage> {
  await parts.takeCall()
  const headers: Record<string, string> = { ...request.headers }
  if (isFirst && parts.etag !== null) headers['if-none-match'] = parts.etag
  if (isFirst && parts.lastModified !== null) headers['if-modified-since'] = parts.lastModified
  try {
    return await parts.fetch(request.url, {
      headers,
      signal: parts.signal,
      ...(request.accept ? { accept: request.accept } : {}),
    })
  } catch (error) {
    throw asSourceFailure(error, parts.adapter)
  }
}

/** The posting with what its own page adds; as it was in the list when that page cannot be read as one. */
async function completed(parts: BoardFetch, posting: FoundPosting, request: SourceRequest): Promise<FoundPosting> {
  const page = await fetchPage(parts, request, false)
  try {
    const { found } = await readPage(parts, page, request, { holds: 'one posting', rowsBefore: 0 })
    return found[0]?.posting ?? posting
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    parts.drift.add('detail is not data')
    return posting
  }
}

function movedTo(adapter: SourceAdapter, board: string, finalUrl: string): string | null {
  if (adapter.boardIs !== 'company') return null
  const now = boardOfAddress(finalUrl)
  return now === undefined || now.board.toLowerCase() === board.toLowerCase() ? null : `${now.kind}/${now.board}`
}

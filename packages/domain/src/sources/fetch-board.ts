import type { FetchedPage, SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { FoundPosting } from '@jobpilot/schemas/sources'
import type { BoardContext, SourceAdapter, SourceKeys, SourceRequest } from './adapter.ts'
import { type Drift, mapItem, readItem } from './read-items.ts'
import { boardOfAddress } from './recognise-board.ts'
import { missingKeys } from './registry.ts'
import { assertAllowedByRobots } from './robots.ts'
import { asSourceFailure, SourceFailure } from './source-error.ts'

/** Rows of one run that are read; no employer has more openings, and no feed that is for people. */
export const mostRows = 50_000
/** Pages of one run: a list that never ends is cut here. */
const mostPages = 600

/** A posting as found in a list. `complete` fetches what the list leaves out; ask only for those that are new or changed. */
export type Found = { posting: FoundPosting; complete: (() => Promise<FoundPosting>) | null }

export type BoardFetch = {
  adapter: SourceAdapter
  context: BoardContext
  fetch: SafeFetch
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
    const { items, next } = readPage(parts, page, request)
    end.rows += items.length
    if (end.rows > mostRows)
      throw new SourceFailure(
        'too-many-rows',
        `It sent more than ${mostRows.toLocaleString('en')} rows, which no board has. Nothing more of it was read.`,
      )
    if (at === 0) {
      end.movedTo = movedTo(adapter, context.board, page.url)
      // Validators speak for one address, so only a board of one page can be asked whether it changed.
      if (next === null)
        Object.assign(end, { etag: page.headers.etag ?? null, lastModified: page.headers['last-modified'] ?? null })
    }
    const read = items.map((raw) => found(parts, raw))
    end.unreadable += read.filter((one) => one === undefined).length
    yield read.flatMap((one) => one ?? [])
    request = next === null ? null : { ...next, headers: next.headers ?? request.headers ?? {} }
  }
  return end
}

function readPage({ adapter, context }: BoardFetch, page: FetchedPage, request: SourceRequest) {
  try {
    return adapter.read(page, request, context.board)
  } catch (error) {
    throw asSourceFailure(error, adapter)
  }
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

/** What was found in a row: null for what is no opening, undefined for what could not be read. */
function found(parts: BoardFetch, raw: unknown): Found | null | undefined {
  const { adapter, context, drift } = parts
  const item = readItem(adapter, raw, drift)
  if (item === null) return undefined
  const posting = mapItem(adapter, item, raw, context, drift)
  if (!posting) return posting
  const detail = adapter.detail?.(item, context.board)
  return { posting, complete: detail === undefined ? null : () => completed(parts, posting, detail) }
}

/** The posting with what its own page adds; as it was in the list when that page cannot be read as one. */
async function completed(parts: BoardFetch, posting: FoundPosting, request: SourceRequest): Promise<FoundPosting> {
  const page = await fetchPage(parts, request, false)
  let raw: unknown
  try {
    raw = JSON.parse(page.text())
  } catch {
    parts.drift.add('detail is not data')
    return posting
  }
  const item = readItem(parts.adapter, raw, parts.drift)
  return (item && mapItem(parts.adapter, item, raw, parts.context, parts.drift)) ?? posting
}

function movedTo(adapter: SourceAdapter, board: string, finalUrl: string): string | null {
  if (adapter.boardIs !== 'company') return null
  const now = boardOfAddress(finalUrl)
  return now === undefined || now.board.toLowerCase() === board.toLowerCase() ? null : `${now.kind}/${now.board}`
}

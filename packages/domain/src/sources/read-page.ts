import { decodePage } from '@jobpilot/platform/fetch/page-text'
import type { FetchedPage } from '@jobpilot/platform/fetch/safe-fetch'
import type { FoundPosting, SourceDrift, SourceKind } from '@jobpilot/schemas/sources'
import type { BoardContext, SourceAdapter, SourcePage, SourceRequest } from './adapter.ts'
import { createDrift, type Drift, mapItem, readItem } from './read-items.ts'
import { jsonOf } from './read-json.ts'
import { adapterOf } from './registry.ts'
import { SourceFailure } from './source-error.ts'

/** Rows of a page that are handed over at once, so that whoever asked does not stand still for all of them. */
const rowsAtOnce = 200

/** Rows of one run that are read; no employer has more openings, and no feed that is for people. */
const mostRows = 50_000

/**
 * Objects and lists in a page: ten times what the largest boards have. More are refused unread: each takes twenty times its room
 * in memory, and parsing cannot be stopped when that runs out: the process would end, whatever thread it is in.
 */
const mostNodes = 2_000_000
const [openBrace, openBracket] = [0x7b, 0x5b]

/** How many objects and lists begin there, at most: those in texts are counted, too. */
function nodesIn(bytes: Uint8Array): number {
  let nodes = 0
  for (const byte of bytes) if (byte === openBrace || byte === openBracket) nodes += 1
  return nodes
}

/** A page as it came, and what it was asked for. */
export type PageToRead = {
  kind: SourceKind
  context: BoardContext
  request: SourceRequest
  page: Omit<FetchedPage, 'text'>
  holds: 'list' | 'one posting'
  /** Rows of the pages before it. */
  rowsBefore: number
}

/** A posting as found in a list; `detail` fetches what the list leaves out. */
export type FoundRow = { posting: FoundPosting; detail: SourceRequest | null }

/** What a page holds, read. */
export type PageRead = {
  rows: number
  next: SourceRequest | null
  found: FoundRow[]
  /** Of the rows, those that could not be read as postings. */
  unreadable: number
  drift: SourceDrift
}

/** The next rows of a page; `drift` stands in the last part, for all. */
export type PagePart = PageRead & { isLast: boolean }

/**
 * Reads a page, and then its rows part by part. Pure work of the processor on what anybody may have sent: runs in a thread.
 *
 * @throws SourceFailure when it is no page of this source, or has too many rows
 */
export function openPage({ kind, context, request, page, holds, rowsBefore }: PageToRead): () => PagePart {
  const adapter = adapterOf(kind)
  if (nodesIn(page.bytes) > mostNodes)
    throw new SourceFailure(
      'too-many-rows',
      'It sent millions of entries, which no board has. Nothing of it was read. Check the board in a browser.',
    )
  const fetched = { ...page, text: () => decodePage(page.bytes, page.contentType) }
  const { items, next }: SourcePage =
    holds === 'one posting' ? { items: [jsonOf(fetched)], next: null } : adapter.read(fetched, request, context.board)
  if (rowsBefore + items.length > mostRows)
    throw new SourceFailure(
      'too-many-rows',
      `It sent more than ${mostRows.toLocaleString('en')} rows, which no board has. Nothing more of it was read.`,
    )
  const drift = createDrift()
  let at = 0
  return () => {
    const rows = items.slice(at, at + rowsAtOnce).map((raw) => foundIn(adapter, context, raw, drift))
    at += rowsAtOnce
    const isLast = at >= items.length
    return {
      rows: items.length,
      next,
      found: rows.filter((row) => row !== undefined).filter((row) => row !== null),
      unreadable: rows.filter((row) => row === undefined).length,
      drift: isLast ? drift.counts() : {},
      isLast,
    }
  }
}

/** What was found in a row: null for what is no opening, undefined for what could not be read. */
function foundIn(
  adapter: SourceAdapter,
  context: BoardContext,
  raw: unknown,
  drift: Drift,
): FoundRow | null | undefined {
  const item = readItem(adapter, raw, drift)
  if (item === null) return undefined
  const posting = mapItem(adapter, item, raw, context, drift)
  return posting && { posting, detail: adapter.detail?.(item, context.board) ?? null }
}

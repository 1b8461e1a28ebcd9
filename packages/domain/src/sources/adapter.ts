import type { FetchedPage } from '@jobpilot/platform/fetch/safe-fetch'
import type { SourceKind, SourcePosting } from '@jobpilot/schemas/sources'
import type * as z from 'zod'

/** One GET. `headers` may hold a key and are not sent on to another origin. */
export type SourceRequest = { url: string; headers?: Record<string, string>; accept?: string }

/** What an answer holds: its postings as sent, and where the next ones are. */
export type SourcePage = { items: unknown[]; next: SourceRequest | null }

/** Secrets of keyed sources, by the names in `keys`. */
export type SourceKeys = Readonly<Record<string, string | undefined>>

export type SourceTerms = {
  /** Not asked again sooner, jittered by up to a tenth more. */
  refreshMinutes: number
  /** For all boards of the kind together, by UTC day. */
  callsPerDay: number
  /** What must stand where its postings are shown, and where it leads. */
  attribution: { text: string; url: string }
}

export type BoardContext = { board: string; employer: string | null }

/**
 * What JobPilot knows about one kind of source. `Item` is one posting as documented: fields JobPilot cannot do without are
 * required in `item`, all others optional, so that a changed field costs that field and not the posting.
 */
export type SourceAdapter<Shape extends z.ZodObject = z.ZodObject> = {
  kind: SourceKind
  name: string
  homepage: string
  /** What a board is: an employer's name at the vendor, a search, an address, or nothing (one feed for all). */
  boardIs: 'company' | 'search' | 'address' | 'none'
  boardPattern: RegExp
  boardHint: string
  terms: SourceTerms
  /** Every open posting is in the answer, so that one that is missing is gone. */
  isComplete: boolean
  /** Names of the keys it needs, as in the environment. */
  keys: readonly string[]
  item: Shape
  /** Documented to be there always; counted as drift where they are not. */
  expected: readonly (keyof z.infer<Shape> & string)[]
  first: (board: string, keys: SourceKeys) => SourceRequest
  /** @throws SourceShapeError when the answer is not of this source's kind */
  read: (page: FetchedPage, request: SourceRequest, board: string) => SourcePage
  /** Null for what is no opening, such as a notice or a posting that is not public. */
  map: (item: z.infer<Shape>, context: BoardContext) => SourcePosting | null
  /** A second call for each posting whose list entry lacks its text. */
  detail?: (item: z.infer<Shape>, board: string) => SourceRequest
}

/** Keeps the types of an adapter together where it is declared; the registry forgets them. */
export const defineAdapter = <Shape extends z.ZodObject>(adapter: SourceAdapter<Shape>): SourceAdapter =>
  adapter as unknown as SourceAdapter

import { jobPostingsOf } from '@jobpilot/engine/pages/ld-scripts'
import { readFeed } from '@jobpilot/engine/pages/read-feed'
import { FetchError } from '@jobpilot/platform/fetch/fetch-error'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import type { SourceKind } from '@jobpilot/schemas/sources'
import { DomainError } from '../errors.ts'
import { boardInPage, boardOfAddress } from './recognise-board.ts'
import { assertAllowedByRobots } from './robots.ts'
import { SourceFailure } from './source-error.ts'

export type FoundBoard = { kind: SourceKind; board: string; foundBy: 'address' | 'page' }

/**
 * The board behind an address that somebody pasted: by the address itself, else by what its page embeds or holds. Throws
 * `invalid-input` with what to do when there is none.
 */
export async function findBoard(fetch: SafeFetch, address: string): Promise<FoundBoard> {
  const known = boardOfAddress(address)
  if (known) return { ...known, foundBy: 'address' }
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`
  const page = await readPage(fetch, url)
  const inside = boardOfAddress(page.url) ?? boardInPage(page.text)
  if (inside) return { ...inside, foundBy: 'page' }
  if ((readFeed(page.text) ?? []).length > 0) return { kind: 'feed', board: page.url, foundBy: 'page' }
  if (jobPostingsOf(page.text).length > 0) return { kind: 'json-ld', board: page.url, foundBy: 'page' }
  throw new DomainError(
    'invalid-input',
    'I found no job board I can read there. Open one opening on that site and paste its address: it often leads to the board.',
  )
}

async function readPage(fetch: SafeFetch, url: string): Promise<{ url: string; text: string }> {
  try {
    await assertAllowedByRobots(url, { fetch, signal: AbortSignal.timeout(20_000) })
    const page = await fetch(url, {
      accept: 'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml, text/xml',
    })
    return { url: page.url, text: page.text() }
  } catch (error) {
    if (error instanceof FetchError || error instanceof SourceFailure)
      throw new DomainError('invalid-input', error.message, { cause: error })
    if (error instanceof TypeError)
      throw new DomainError(
        'invalid-input',
        'This is not a web address. It should look like https://example.com/careers.',
      )
    throw error
  }
}

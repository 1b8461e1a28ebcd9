import { FetchError } from '@jobpilot/platform/fetch/fetch-error'
import type { SafeFetch } from '@jobpilot/platform/fetch/safe-fetch'
import robots from 'robots-parser'
import { SourceFailure } from './source-error.ts'

// Its types describe an ES module, which it is not.
const robotsParser = robots as unknown as typeof robots.default

/** The name sites may rule out in their robots.txt; the first word of our user agent. */
export const robotName = 'JobPilot'

/**
 * Heeds the robots.txt of a site whose page was given by its address. A site without one allows everything (RFC 9309); one that
 * fails to answer is left alone for now.
 *
 * @throws SourceFailure `robots`, `site-failing`
 */
export async function assertAllowedByRobots(
  url: string,
  { fetch, signal }: { fetch: SafeFetch; signal: AbortSignal },
): Promise<void> {
  const address = new URL('/robots.txt', url).href
  const text = await fetch(address, { signal }).then(
    (page) => page.text(),
    (error: unknown) => {
      if (error instanceof FetchError && error.status !== undefined && error.status >= 500)
        throw new SourceFailure(
          'site-failing',
          'The site has trouble saying what programs may read. It is asked again later.',
        )
      return ''
    },
  )
  if (robotsParser(address, text).isAllowed(url, robotName) === false)
    throw new SourceFailure('robots', 'The site asks programs not to read this page (robots.txt), so it is not read.')
}

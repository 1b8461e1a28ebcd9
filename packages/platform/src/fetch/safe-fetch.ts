import { setTimeout as startTimer, clearTimeout as stopTimer } from 'node:timers'
import type { Agent } from 'undici'
import { FetchError } from './fetch-error.ts'
import type { ResolveAll } from './guarded-agent.ts'
import { decodePage } from './page-text.ts'
import { acceptedEncodings, readBody } from './read-body.ts'
import { asFetchError, checkContentType, statusError } from './response-rules.ts'
import { checkUrl, readTestHosts } from './url-rules.ts'

export type SafeFetchOptions = {
  /** Loopback hosts with a port ("127.0.0.1:4000") that tests may reach. Never set outside tests. */
  allowedTestHosts?: readonly string[]
  /** Limit on the whole fetch, redirects and body included, in milliseconds. */
  timeoutMs?: number
  /** Limit on the unpacked body, in bytes. */
  maxBytes?: number
  maxRedirects?: number
  userAgent?: string
  /** Replaces the system's resolver; for tests. */
  resolve?: ResolveAll
}

export type FetchPageOptions = {
  signal?: AbortSignal
  /** Sent as they are, but not to another origin after a redirect: they may hold a key. */
  headers?: Record<string, string>
  /** The `accept` header. An answer of another type is refused, unless this allows any type. */
  accept?: string
}

export type FetchedPage = {
  /** The address after redirects. */
  url: string
  /** 200 to 299, or 304 when the request was conditional. */
  status: number
  contentType: string
  /** Names in lower case; repeated headers joined with a comma. */
  headers: Record<string, string>
  bytes: Uint8Array
  /** The body as text, by byte order mark, header or meta charset. */
  text(): string
}

/**
 * Fetches a page of the public web.
 *
 * @throws FetchError always, whatever goes wrong; see `fetch-error.ts` for the codes
 */
export type SafeFetch = (url: string, options?: FetchPageOptions) => Promise<FetchedPage>

type Limits = { maxBytes: number; maxRedirects: number; userAgent: string }

const redirectStatuses = new Set([301, 302, 303, 307, 308])

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return plain
}

/** Repeats of our own headers in the caller's list would be sent twice, so the caller's names win in lower case. */
function requestHeaders(limits: Limits, options: FetchPageOptions, withCallers: boolean): Record<string, string> {
  return {
    'user-agent': limits.userAgent,
    accept: options.accept ?? '*/*',
    ...(withCallers ? plainHeaders(options.headers ?? {}) : {}),
    'accept-encoding': acceptedEncodings,
  }
}

async function follow(
  agent: Agent,
  first: URL,
  testHosts: ReadonlySet<string>,
  limits: Limits,
  options: FetchPageOptions,
  signal: AbortSignal,
): Promise<FetchedPage> {
  let url = first
  for (let hop = 0; hop <= limits.maxRedirects; hop += 1) {
    const sentHeaders = requestHeaders(limits, options, url.origin === first.origin)
    const { request } = await import('undici')
    const answer = await request(url, { dispatcher: agent, method: 'GET', headers: sentHeaders, signal })
    const headers = plainHeaders(answer.headers)
    if (redirectStatuses.has(answer.statusCode) && headers.location !== undefined) {
      // The body of a redirect is of no use and may never end.
      answer.body.on('error', () => undefined).destroy()
      url = checkUrl(headers.location, testHosts, url)
      continue
    }
    try {
      const isConditional = 'if-none-match' in sentHeaders || 'if-modified-since' in sentHeaders
      const failure = statusError(answer.statusCode, headers, url.hostname, isConditional)
      if (failure !== undefined) throw failure
      const contentType = headers['content-type'] ?? ''
      checkContentType(contentType, options.accept)
      const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length'])
      const bytes = await readBody(answer.body, headers['content-encoding'] ?? '', length, limits.maxBytes)
      return {
        url: url.href,
        status: answer.statusCode,
        contentType,
        headers,
        bytes,
        text: () => decodePage(bytes, contentType),
      }
    } finally {
      answer.body.on('error', () => undefined).destroy()
    }
  }
  throw new FetchError(
    'too-many-redirects',
    `The page redirected more than ${limits.maxRedirects} times. Open it in a browser and use the address it ends at.`,
  )
}

/**
 * Builds the one way JobPilot reads the web: http(s) on ports 80 and 443, public addresses only (checked as typed and
 * again as the socket connects), redirects checked one by one, size counted after unpacking, one time limit for all.
 */
export function createSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const timeoutMs = options.timeoutMs ?? 15_000
  const testHosts = readTestHosts(options.allowedTestHosts ?? [])
  // Undici is a fifth of what a server loads: it comes with the first page.
  const openAgent = async () =>
    (await import('./guarded-agent.ts')).createGuardedAgent(testHosts, timeoutMs, options.resolve)
  let agent: Promise<Agent> | undefined
  const limits: Limits = {
    maxBytes: options.maxBytes ?? 5 * 1_048_576,
    maxRedirects: options.maxRedirects ?? 5,
    userAgent: options.userAgent ?? 'JobPilot/0.1 (self-hosted job search)',
  }
  return async (raw, pageOptions = {}) => {
    const timeout = new AbortController()
    const timer = startTimer(() => timeout.abort(), timeoutMs)
    const signal =
      pageOptions.signal === undefined ? timeout.signal : AbortSignal.any([timeout.signal, pageOptions.signal])
    try {
      const url = checkUrl(raw, testHosts)
      agent ??= openAgent()
      return await follow(await agent, url, testHosts, limits, pageOptions, signal)
    } catch (error) {
      throw asFetchError(error, {
        isCancelled: pageOptions.signal?.aborted === true,
        isTimedOut: timeout.signal.aborted,
        timeoutMs,
      })
    } finally {
      stopTimer(timer)
    }
  }
}

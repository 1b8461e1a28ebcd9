import { FetchError } from './fetch-error.ts'

const statusHints: Record<number, string> = {
  401: 'It asks for a login; paste the text of the page instead.',
  403: 'It does not let programs read this page; paste its text instead.',
  404: 'Check the address; the page may have been taken down.',
  410: 'The page has been taken down.',
  429: 'It asks to be left alone for a while; try again later.',
}

function retryAfterSeconds(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}

/** The error for an answer that is not a page, or undefined. 304 is an answer only to a conditional request. */
export function statusError(
  status: number,
  headers: Record<string, string>,
  host: string,
  isConditional: boolean,
): FetchError | undefined {
  if ((status >= 200 && status < 300) || (status === 304 && isConditional)) return undefined
  const hint = statusHints[status] ?? (status >= 500 ? 'The site has trouble; try again later.' : 'Check the address.')
  return new FetchError('http-status', `${host} answered with status ${status}. ${hint}`, {
    status,
    retryAfterSeconds: retryAfterSeconds(headers['retry-after']),
  })
}

/** A type in words. What a site makes up itself is not repeated: it may hold anything. */
function wordsFor(type: string): string {
  const kind = type.split('/')[0] ?? ''
  return (
    { 'application/pdf': 'a PDF file', 'application/json': 'data for programs' }[type] ??
    { image: 'a picture', audio: 'a sound', video: 'a video', font: 'a font' }[kind] ??
    'something that is no page'
  )
}

/** @throws FetchError `unsupported-content` when the answer's type is none of those in `accept` */
export function checkContentType(contentType: string, accept: string | undefined): void {
  const wanted = (accept ?? '*/*').split(',').map((entry) => entry.replace(/;.*$/, '').trim().toLowerCase())
  const got = contentType.replace(/;.*$/, '').trim().toLowerCase()
  const isWanted = wanted.some(
    (type) => type === '*/*' || type === got || (type.endsWith('/*') && got.startsWith(type.slice(0, -1))),
  )
  if (isWanted || got === '') return
  throw new FetchError(
    'unsupported-content',
    `The site answered with ${wordsFor(got)}, which cannot be read here. Use the address of the page itself, or paste its text.`,
  )
}

const dnsCodes = new Set(['ENOTFOUND', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA', 'ESERVFAIL'])
const certificateCodes = /CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO_VERIFY/
const timeoutCodes = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
])

function timedOut(timeoutMs: number, cause: unknown): FetchError {
  const message = `The site did not answer within ${Math.round(timeoutMs / 100) / 10} s. Try again later, or paste the text of the page.`
  return new FetchError('timed-out', message, { cause })
}

/** Names whatever undici, the socket or the resolver threw. */
export function asFetchError(
  error: unknown,
  state: { isCancelled: boolean; isTimedOut: boolean; timeoutMs: number },
): FetchError {
  if (error instanceof FetchError) return error
  if (state.isCancelled) return new FetchError('cancelled', 'Fetching the page was cancelled.', { cause: error })
  if (state.isTimedOut) return timedOut(state.timeoutMs, error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EAI_AGAIN') {
    const message = 'The name of the site could not be looked up. Check that this machine is online, then try again.'
    return new FetchError('dns', message, { cause: error })
  }
  if (dnsCodes.has(code))
    return new FetchError('dns', 'No site has this name. Check the address for a typing mistake.', { cause: error })
  if (certificateCodes.test(code)) {
    return new FetchError(
      'unreachable',
      "The site's certificate is not valid, so it was not read. Paste the text of the page instead.",
      { cause: error },
    )
  }
  if (timeoutCodes.has(code)) return timedOut(state.timeoutMs, error)
  return new FetchError('unreachable', 'The site could not be reached, or broke off in the middle. Try again later.', {
    cause: error,
  })
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FetchError, type FetchErrorCode } from './fetch-error.ts'
import { hostileUrls } from './hostile-urls.ts'
import { type LoopbackWebServer, startLoopbackWebServer } from './loopback-web-server.ts'
import { createSafeFetch } from './safe-fetch.ts'

const seen: IncomingMessage[] = []
const bomb = gzipSync(Buffer.alloc(50 * 1_048_576))

const pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/page': (response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Grüße</p>'),
  '/latin': (response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(Buffer.from('<meta charset="iso-8859-1">Gr\xfc\xdfe', 'latin1')),
  '/bom': (response) => response.end(Buffer.from('\ufeffhi', 'utf16le')),
  '/gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('packed')),
  '/brotli': (response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('packed')),
  '/damaged': (response) => response.setHeader('content-encoding', 'gzip').end('this is not gzip'),
  '/twice-packed': (response) => response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync('x'))),
  '/bomb': (response) => response.setHeader('content-encoding', 'gzip').end(bomb),
  '/declared-10mb': (response) => response.setHeader('content-length', 10 * 1_048_576).flushHeaders(),
  '/streamed-10mb': (response) => {
    for (let chunk = 0; chunk < 10; chunk += 1) response.write(Buffer.alloc(1_048_576))
    response.end()
  },
  '/pdf': (response) => response.setHeader('content-type', 'application/pdf').end('%PDF-'),
  '/missing': (response) => response.writeHead(404).end('gone'),
  '/busy': (response) => response.writeHead(429, { 'retry-after': '120' }).end(),
  '/unchanged': (response, request) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end(),
  '/cut': (response) => response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy()),
  '/silent': () => undefined,
  '/drip': (response) => {
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/hop': (response) => response.writeHead(301, { location: 'page' }).end(),
}

let server: LoopbackWebServer
let stranger: LoopbackWebServer
const safeFetch = (path: string, options: Parameters<ReturnType<typeof createSafeFetch>>[1] = {}, timeoutMs = 5_000) =>
  createSafeFetch({ allowedTestHosts: [server.host], timeoutMs })(
    path.startsWith('/') ? server.url + path : path,
    options,
  )

async function codeOf(fetched: Promise<unknown>): Promise<FetchErrorCode | 'no error'> {
  return fetched.then(
    () => 'no error' as const,
    (error: unknown) => {
      if (!(error instanceof FetchError)) throw error
      return error.code
    },
  )
}

beforeAll(async () => {
  stranger = await startLoopbackWebServer((_, response) => response.end('secret of another service'))
  server = await startLoopbackWebServer((request, response) => {
    seen.push(request)
    const url = new URL(request.url ?? '/', 'http://x')
    const target = url.searchParams.get('to')
    if (target !== null) return response.writeHead(302, { location: target }).end()
    return pages[url.pathname]?.(response, request)
  })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await stranger[Symbol.asyncDispose]()
})

describe('addresses', () => {
  it.each(hostileUrls)('refuses %j as %s, typed and as a redirect', async (url, code) => {
    const resolve = vi.fn(async () => [{ address: '93.184.215.14', family: 4 }])
    expect(await codeOf(createSafeFetch({ resolve })(url))).toBe(code)
    expect(resolve).not.toHaveBeenCalled()
    // A relative reference or an unprintable one is a redirect to the same site, not an attack.
    if (URL.canParse(url) && /^[\x21-\x7e]+$/.test(url))
      expect(await codeOf(safeFetch(`/?to=${encodeURIComponent(url)}`))).toBe(code)
  })

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1'])(
    'refuses a name that resolves to %s',
    async (address) => {
      const resolve = async () => [
        { address: '93.184.215.14', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ]
      expect(await codeOf(createSafeFetch({ resolve })('http://jobs.example.com/'))).toBe('forbidden-address')
      expect(await codeOf(createSafeFetch({ resolve })('https://jobs.example.com/'))).toBe('forbidden-address')
    },
  )

  it('refuses another port of the test host, directly and after a redirect', async () => {
    expect(await codeOf(safeFetch(stranger.url))).toBe('forbidden-address')
    expect(await codeOf(safeFetch(`/?to=${encodeURIComponent(stranger.url)}`))).toBe('forbidden-address')
    expect(stranger.closedRequests()).toBe(0)
  })

  it('takes loopback test hosts only', () => {
    for (const host of ['10.0.0.1:80', 'localhost:3000', '127.0.0.1', 'example.com:80']) {
      expect(() => createSafeFetch({ allowedTestHosts: [host] })).toThrow(TypeError)
    }
  })

  it.each([
    ['ENOTFOUND', 'dns', /typing mistake/],
    ['EAI_AGAIN', 'dns', /online/],
    ['ECONNREFUSED', 'unreachable', /could not be reached/],
    ['CERT_HAS_EXPIRED', 'unreachable', /certificate/],
    ['ETIMEDOUT', 'timed-out', /did not answer/],
  ] as const)('calls %s %s', async (systemCode, code, message) => {
    const resolve = async () => Promise.reject(Object.assign(new Error('x'), { code: systemCode }))
    const fetched = createSafeFetch({ resolve })('http://nowhere.example.com/')
    await expect(fetched).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})

describe('pages', () => {
  it('reads a page and follows a redirect', async () => {
    const page = await safeFetch('/hop')
    expect(page).toMatchObject({ url: `${server.url}/page`, status: 200, contentType: 'text/html; charset=utf-8' })
    expect(page.text()).toBe('<p>Grüße</p>')
  })

  it.each([
    ['/latin', 'Grüße'],
    ['/bom', 'hi'],
    ['/gzip', 'packed'],
    ['/brotli', 'packed'],
  ])('decodes %s', async (path, text) => {
    expect((await safeFetch(path)).text()).toContain(text)
  })

  it.each([
    ['/bomb', 'too-large'],
    ['/declared-10mb', 'too-large'],
    ['/streamed-10mb', 'too-large'],
    ['/damaged', 'unsupported-content'],
    ['/twice-packed', 'unsupported-content'],
    ['/loop', 'too-many-redirects'],
    ['/missing', 'http-status'],
    ['/cut', 'unreachable'],
  ] as const)('refuses %s as %s', async (path, code) => {
    expect(await codeOf(safeFetch(path))).toBe(code)
  })

  it('limits the whole fetch, not the wait for a chunk', async () => {
    expect(await codeOf(safeFetch('/drip', {}, 200))).toBe('timed-out')
    expect(await codeOf(safeFetch('/silent', {}, 200))).toBe('timed-out')
  })

  it('stops when asked to, and frees the connection', async () => {
    const abort = new AbortController()
    const before = server.closedRequests()
    const asked = seen.length
    const fetched = codeOf(safeFetch('/drip', { signal: abort.signal }))
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(asked))
    abort.abort()
    expect(await fetched).toBe('cancelled')
    await vi.waitFor(() => expect(server.closedRequests()).toBeGreaterThan(before))
    expect(await codeOf(safeFetch('/page', { signal: AbortSignal.abort() }))).toBe('cancelled')
  })

  it('hands on status and retry-after', async () => {
    await expect(safeFetch('/busy')).rejects.toMatchObject({ code: 'http-status', status: 429, retryAfterSeconds: 120 })
    expect(await safeFetch('/unchanged', { headers: { 'If-None-Match': '"1"' } })).toMatchObject({ status: 304 })
  })

  it('refuses a type that was not asked for', async () => {
    expect(await codeOf(safeFetch('/pdf', { accept: 'text/html, application/json' }))).toBe('unsupported-content')
    expect(await codeOf(safeFetch('/pdf', { accept: 'text/html, */*;q=0.1' }))).toBe('no error')
  })

  it("does not hand the caller's headers to another origin", async () => {
    const other = await startLoopbackWebServer((request, response) => response.end(JSON.stringify(request.headers)))
    await using _ = other
    const fetchBoth = createSafeFetch({ allowedTestHosts: [server.host, other.host] })
    const page = await fetchBoth(`${server.url}/?to=${encodeURIComponent(`${other.url}/`)}`, {
      headers: { 'x-api-key': 'k' },
    })
    expect(seen.at(-1)?.headers['x-api-key']).toBe('k')
    expect(page.text()).not.toContain('x-api-key')
  })
})

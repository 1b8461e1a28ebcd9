import { createServer } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { chromiumArgs, ensureChromium } from '../setup/chromium.mjs'
import { root } from '../setup/paths.mjs'
import { startBenchServer } from './bench-server.mjs'
import { median, round } from './measure.mjs'

const rounds = 5
/** What Chromium's own tools call a slow 4G, without slowing the processor: 1.6 Mbit/s, 150 ms there and back. */
const connection = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const mostMs = 2_000

/** A page of one heading from bare node:http: what the connection and the browser take by themselves. */
async function startFloor() {
  const html = '<!doctype html><meta charset="utf-8"><title>floor</title><h1>Good morning, there</h1>'
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://localhost:${server.address().port}/`, stop: () => server.close() }
}

/** Opens a page in a browser that has seen nothing yet. */
async function open(browser, url, session) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', connection)
    let bytes = 0
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.addInitScript((stored) => {
      if (stored) localStorage.setItem('jobpilot.session.v1', stored)
      globalThis.seen = { lcp: 0, longMs: 0, longCount: 0 }
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.seen.lcp = entry.startTime
      }).observe({ type: 'largest-contentful-paint', buffered: true })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          globalThis.seen.longMs += duration
          globalThis.seen.longCount += 1
        }
      }).observe({ type: 'longtask', buffered: true })
    }, session)
    await page.goto(url)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    return { ...(await page.evaluate(() => globalThis.seen)), kb: bytes / 1_000 }
  } finally {
    await context.close()
  }
}

/** React and what draws it, as this project would build and send them. */
async function reactKb() {
  const entry = '\0floor'
  const [output] = [
    await build({
      configFile: false,
      root: `${root}/apps/web`,
      logLevel: 'silent',
      plugins: [
        {
          name: 'floor',
          resolveId: (id) => (id === 'floor' ? entry : undefined),
          load: (id) =>
            id === entry
              ? "import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; createRoot(document.body).render(createElement('h1'))"
              : undefined,
        },
      ],
      build: { write: false, rollupOptions: { input: 'floor' } },
    }),
  ].flat()
  return output.output.reduce((sum, { code }) => sum + (code ? brotliCompressSync(code).length : 0), 0) / 1_000
}

/** The signed-in home page over a slow connection into an empty cache: when it stands, what it took, what it blocked. */
export async function pageLoad() {
  const server = await startBenchServer()
  const floor = await startFloor()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
  try {
    const url = server.url.replace('127.0.0.1', 'localhost')
    const pairs = []
    for (let at = 0; at < rounds; at++)
      pairs.push([await open(browser, url, JSON.stringify(server.session)), await open(browser, floor.url)])
    const middle = (key, which = 0) => median(pairs.map((pair) => pair[which][key]))
    const [lcp, floorLcp, kb, react] = [middle('lcp'), middle('lcp', 1), middle('kb'), await reactKb()]
    return [
      {
        name: 'page-lcp',
        unit: 'ms',
        subject: round(lcp),
        floor: round(floorLcp),
        floorIs: 'a page of one heading over the same connection',
        ratio: round(floorLcp / lcp),
        longTasks: middle('longCount'),
        longTasksMs: round(middle('longMs')),
        target: `< ${mostMs} ms at 1.6 Mbit/s, 150 ms`,
        isMet: lcp < mostMs,
      },
      {
        name: 'page-transferred',
        unit: 'kB',
        subject: round(kb),
        floor: round(react),
        floorIs: 'React alone, brotli',
        ratio: round(react / kb),
        target: 'reported: all that the page loads until it is at rest',
        isMet: true,
      },
    ]
  } finally {
    await browser.close()
    floor.stop()
    await server.stop()
  }
}

import { createSign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WebSocket } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInElsewhere } from './elsewhere.ts'
import { signUpInBrowser } from './signed-in-browser.ts'
import { startSilencer } from './silencer.ts'

const posting = (title: string) => ({ text: `${title}\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of Go` })

/** An access token such as the server signs, which ends when it is told to. */
async function mintToken(dataDir: string, origin: string, userId: string, lifeMs: number): Promise<string> {
  const key = await readFile(join(dataDir, 'local-auth-key.pem'), 'utf8')
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    azp: origin,
    sub: userId,
    iss: origin,
    iat: now,
    nbf: now,
    exp: Math.ceil((Date.now() + lifeMs) / 1000),
  }
  const text = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`
}

test('a token that ends while the page is open is renewed for the next socket, and the page goes on to be live', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database, dataDir } = signedIn
  const elsewhere = await signInElsewhere(stack.url)
  await elsewhere('profile.startEmpty')
  const { rows } = await database.owner.query<{ id: string }>('select id from users')
  // Time for a slow machine to open the page with it.
  const ending = await mintToken(dataDir, stack.url, rows[0]?.id ?? '', 15_000)
  // The clock of this computer is an hour late, so nothing renews the token ahead of its end.
  await page.evaluate((accessToken) => {
    const kept = JSON.parse(localStorage.getItem('jobpilot.session.v1') ?? '{}')
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    localStorage.setItem('jobpilot.session.v1', JSON.stringify({ ...kept, accessToken, expiresAt }))
  }, ending)

  const sockets: { socket: WebSocket; sent: string; received: string }[] = []
  page.on('websocket', (socket) => {
    const seen = { socket, sent: '', received: '' }
    sockets.push(seen)
    socket.on('framesent', ({ payload }) => {
      seen.sent += payload
    })
    socket.on('framereceived', ({ payload }) => {
      seen.received += payload
    })
  })
  let refreshes = 0
  page.on('request', (request) => {
    if (request.url().includes('auth.refresh')) refreshes += 1
  })
  await page.goto(`${stack.url}/openings`)
  await page.getByLabel('Connection: Live').first().waitFor()
  expect(sockets).toHaveLength(1)
  expect(sockets[0]?.sent).toContain(ending)

  await expect.poll(() => sockets[0]?.socket.isClosed(), { timeout: 30_000 }).toBe(true)
  await expect.poll(() => sockets[1]?.received ?? '', { timeout: 30_000 }).toContain('started')
  await page.getByLabel('Connection: Live').first().waitFor()
  expect(sockets).toHaveLength(2)
  expect(refreshes).toBe(1)
  expect(sockets[1]?.sent).toContain('"token":"')
  expect(sockets[1]?.sent).not.toContain(ending)
  await elsewhere('postings.addText', posting('Platform Engineer'))
  await page.getByText('Platform Engineer').waitFor()
  expect(sockets[1]?.received).toContain('posting.changed')
  expect(sockets[1]?.socket.isClosed()).toBe(false)
})

test('a handshake that nobody answers is given up after 10 s and tried again, and the page says how it stands', async () => {
  await using silencer = await startSilencer()
  await using signedIn = await signUpInBrowser({}, { ALLOWED_ORIGINS: silencer.url })
  const { page, stack } = signedIn
  silencer.forwardTo(stack.port)
  const elsewhere = await signInElsewhere(stack.url)
  await elsewhere('profile.startEmpty')
  await page.goto(silencer.url)
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('a long password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: /Ada$/ }).waitFor()
  await page.goto(`${silencer.url}/openings`)
  await page.getByLabel('Connection: Live').first().waitFor()

  silencer.silence()
  await page.getByLabel('Connection: Catching up').first().waitFor()
  await expect.poll(() => silencer.givenUp().length, { timeout: 60_000 }).toBe(2)
  for (const ms of silencer.givenUp()) {
    // 10 s on the clock of the page; a busy machine sees the beginning and the end of it late.
    expect(ms).toBeGreaterThan(8_000)
    expect(ms).toBeLessThan(20_000)
  }
  // Meanwhile the page is told by asking.
  await elsewhere('postings.addText', posting('Database Engineer'))
  await page.getByText('Database Engineer').waitFor()
  expect(await page.getByLabel('Connection: Catching up').count()).toBeGreaterThan(0)

  // A page that is opened meanwhile has never been live.
  await page.reload()
  await page.getByLabel('Connection: Connecting').first().waitFor()
  await page.getByText('Database Engineer').waitFor()
  await page.getByLabel('Connection: Catching up').first().waitFor()

  silencer.speak()
  await expect
    .poll(() => page.locator('[aria-label^="Connection:"]').first().getAttribute('aria-label'), { timeout: 40_000 })
    .toBe('Connection: Live')
})

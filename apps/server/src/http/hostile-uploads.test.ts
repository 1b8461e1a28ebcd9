import { plainPdf, zipOf } from '@jobpilot/engine/documents/hostile-files'
import { identifyDocument } from '@jobpilot/engine/documents/identify-document'
import { createPerson } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
const tokens: string[] = []
beforeAll(async () => {
  server = await startTestServer()
  // As many people as the limit of uploads a minute asks for.
  for (let at = 0; at < 40; at += 1) {
    const minted = await server.services.localAuth?.mint(await createPerson(server.database.db))
    tokens.push(minted?.accessToken ?? '')
  }
})
afterAll(() => server[Symbol.asyncDispose]())

const magics = [
  '%PDF-1.7\n',
  'PK\u0003\u0004',
  'MZ',
  '\u007fELF',
  'GIF89a',
  '\u00d0\u00cf\u0011\u00e0',
  '<?xml',
  '{\\rtf1',
  '',
]
const raw = (text: string) => Buffer.from(text, 'latin1')

/** Names as no program gives them: paths, directions of writing, half characters, header breaks, thousands of letters. */
const names = fc.oneof(
  fc.constantFrom(
    '../../etc/passwd',
    '..\\x.pdf',
    'C:\\cv.pdf',
    'a\0.pdf',
    'a\r\nSet-Cookie: x',
    '\u202efdp.exe',
    '.',
    '',
    'CON',
    '%00',
    '\ud800.pdf',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer({ min: 200, max: 6_000 }).map((length) => `${'n'.repeat(length)}.pdf`),
)

const wrongMagic = fc
  .tuple(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 2_000 }))
  .map(([magic, rest]) => Buffer.concat([raw(magic), rest]))
const wholes = [
  Buffer.from(plainPdf(2, 'Ada Lovelace')),
  Buffer.from(zipOf([{ name: 'word/document.xml', data: Buffer.from('<w/>') }])),
]
const truncated = fc
  .tuple(fc.constantFrom(...wholes), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([whole, share]) => whole.subarray(0, Math.floor(whole.length * share)))
const bomb = Buffer.from(
  zipOf([
    { name: '[Content_Types].xml', data: Buffer.from('<Types/>'), claimedSize: 0xffff_fff0 },
    { name: 'word/document.xml', data: Buffer.alloc(20_000_000, 'A'), claimedSize: 10 },
    { name: '../../escape', data: Buffer.from('x') },
  ]),
)
const bombs = fc.constantFrom(bomb, Buffer.concat([bomb, bomb.subarray(0, 400)]))
/** Two kinds in one: what reads the beginning and what reads the end see different files. */
const polyglots = fc
  .tuple(
    fc.constantFrom(...wholes),
    fc.constantFrom(...wholes, raw('<script>alert(1)</script>')),
    fc.constantFrom(...magics),
  )
  .map(([first, second, magic]) => Buffer.concat([raw(magic), first, second]))
const flipped = fc
  .tuple(fc.constantFrom(...wholes), fc.array(fc.nat(), { minLength: 1, maxLength: 30 }))
  .map(([whole, places]) => {
    const bytes = Buffer.from(whole)
    for (const place of places) bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ 0xff
    return bytes
  })

const uploads = fc.record({
  name: names,
  bytes: fc.oneof(
    wrongMagic,
    truncated,
    bombs,
    polyglots,
    flipped,
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  ),
  type: fc.constantFrom('application/pdf', 'text/html', 'multipart/form-data; boundary=x', 'application/json', ''),
})

test('1,000 hostile uploads: none ends in a 5xx, none leaves its own folder, and the server goes on', async () => {
  const seen = new Map<number, number>()
  let sent = 0
  const property = fc.asyncProperty(uploads, async ({ name, bytes, type }) => {
    const token = tokens[sent++ % tokens.length] ?? ''
    const address = `${server.url}/uploads/resume?name=${encodeURIComponent(name.toWellFormed())}`
    const response = await fetch(address, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, ...(type ? { 'content-type': type } : {}) },
      body: new Uint8Array(bytes),
    })
    const text = await response.text()
    seen.set(response.status, (seen.get(response.status) ?? 0) + 1)
    expect(() => identifyDocument(bytes)).not.toThrow()
    expect(response.status, text).toBeLessThan(500)
    expect([201, 400, 413, 414, 429, 431]).toContain(response.status)
    expect(() => JSON.parse(text)).not.toThrow()
  })
  await fc.assert(property, { numRuns: 1_000, endOnFailure: true })
  // Most are taken: what a file is, its bytes decide when it is read, in quarantine until then.
  expect(seen.get(201) ?? 0).toBeGreaterThan(500)
  const { rows } = await server.database.owner.query<{ storage_key: string; user_id: string; file_name: string }>(
    'select storage_key, user_id, file_name from documents',
  )
  for (const { storage_key, user_id, file_name } of rows) {
    expect(storage_key).toMatch(new RegExp(`^people/${user_id}/quarantine/[0-9a-f-]{36}$`))
    expect(file_name).not.toMatch(/[\u0000-\u001f/\\\u202e]/)
  }
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200)
}, 240_000)

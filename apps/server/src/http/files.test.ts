import { deletionPhrase } from '@jobpilot/schemas/privacy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { disposition } from './files.ts'

let server: TestServer
let person: Awaited<ReturnType<TestServer['signUp']>>
let exportId: string
beforeAll(async () => {
  server = await startTestServer()
  person = await server.signUp()
  const storageKey = `people/${person.userId}/exports/x.zip`
  await server.services.storage.put(storageKey, Buffer.from('PK'), { contentType: 'application/zip' })
  const { rows } = await server.database.owner.query<{ id: string }>(
    `insert into data_exports (user_id, state, storage_key, bytes, sha256, expires_at)
     values ($1, 'ready', $2, 2, '', now() + interval '1 day') returning id`,
    [person.userId, storageKey],
  )
  exportId = rows[0]?.id ?? ''
})
afterAll(() => server[Symbol.asyncDispose]())

const linkFor = (userId: string, id = exportId, now?: number) =>
  server.services.links.sign({ kind: 'export', id, userId }, 60_000, now).token
const open = (token: string) => fetch(`${server.url}/files/${token}`)

async function query(path: string, input: unknown, token: string): Promise<{ status: number; body: unknown }> {
  const url = `${server.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  return { status: response.status, body: await response.json() }
}

test('a person gets a link to their export, which is always saved and never shown', async () => {
  const { body } = await query('privacy.exportLink', { id: exportId }, person.accessToken)
  const { path, expiresAt } = (body as { result: { data: { path: string; expiresAt: string } } }).result.data
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000)
  const response = await fetch(`${server.url}${path}`)
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('PK')
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-length': '2',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="jobpilot-[\d-]+\.zip"/)
})

test('a link that is over, changed, or signed for another person leads nowhere', async () => {
  const stranger = await server.signUp()
  const good = linkFor(person.userId)
  for (const token of [
    linkFor(person.userId, exportId, Date.now() - 61_000),
    linkFor(stranger.userId),
    linkFor(person.userId, crypto.randomUUID()),
    `${good.slice(0, -4)}AAAA`,
    'x',
    '%00',
    'a'.repeat(8_000),
  ])
    expect((await open(token)).status, token.slice(0, 40)).toBe(404)
  expect((await open(good)).status).toBe(200)
  expect((await query('privacy.exportLink', { id: exportId }, stranger.accessToken)).status).toBe(404)
})

test('a link to a file that is gone, or of a person who is gone, leads nowhere', async () => {
  const leaving = await server.signUp()
  const { rows } = await server.database.owner.query<{ id: string }>(
    `insert into data_exports (user_id, state, storage_key, bytes, sha256, expires_at)
     values ($1, 'ready', $2, 2, '', now()) returning id`,
    [leaving.userId, `people/${leaving.userId}/exports/none.zip`],
  )
  expect((await open(linkFor(leaving.userId, rows[0]?.id))).status).toBe(404)
  await server.database.owner.query('update users set deleted_at = now() where id = $1', [leaving.userId])
  expect((await open(linkFor(leaving.userId, rows[0]?.id))).status).toBe(404)
})

test('a deletion needs its words, and its receipt is there for whoever has the number', async () => {
  const leaving = await server.signUp()
  const call = (path: string, input: unknown) => server.call(path, { input, token: leaving.accessToken })
  expect((await call('privacy.scheduleDeletion', { confirmation: 'yes' })).status).toBe(400)
  const { body } = await call('privacy.scheduleDeletion', { confirmation: ` ${deletionPhrase.toUpperCase()} ` })
  const { receiptId } = (body as { result: { data: { receiptId: string } } }).result.data
  const receipt = () => fetch(`${server.url}/receipts/${receiptId}`)
  expect((await receipt()).status).toBe(404)
  expect((await fetch(`${server.url}/receipts/x`)).status).toBe(404)
  await server.database.owner.query(
    `insert into erasure_receipts (id, person_hash, requested_at, erased_at, counts)
     values ($1, person_hash($2), now(), now(), '{"users": 1}')`,
    [receiptId, leaving.userId],
  )
  const text = await (await receipt()).text()
  expect(JSON.parse(text)).toMatchObject({ id: receiptId, counts: { users: 1 } })
  expect(text).not.toMatch(/hash/i)
})

test('names of files cannot leave their header', () => {
  expect(disposition('a"; filename="b\r\nSet-Cookie: x.pdf')).not.toMatch(/[\r\n]/)
  expect(disposition('Résumé "1".pdf')).toBe(
    `attachment; filename="R_sum_ _1_.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%221%22.pdf`,
  )
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startS3Server } from '../../../../scripts/setup/s3-server.mjs'
import { personKey, personPrefix } from './keys.ts'
import { createS3Storage } from './s3-storage.ts'
import type { Storage } from './storage.ts'

const pdf = { contentType: 'application/pdf' }
const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (content: Uint8Array) => new TextDecoder().decode(content)
let server: Awaited<ReturnType<typeof startS3Server>>
let storage: Storage

beforeAll(async () => {
  server = await startS3Server()
  storage = createS3Storage(server)
})
afterAll(() => server[Symbol.asyncDispose]())

test('gives back what was put, replaces and deletes it', async () => {
  const file = personKey(randomUUID(), 'resumes', 'a.pdf')
  expect(await storage.exists(file)).toBe(false)
  await storage.put(file, bytes('first'), pdf)
  await storage.put(file, bytes('second'), pdf)
  expect(textOf(await storage.get(file))).toBe('second')
  expect(await storage.exists(file)).toBe(true)
  await storage.delete(file)
  await storage.delete(file)
  await expect(storage.get(file)).rejects.toMatchObject({ code: 'not-found' })
  await expect(storage.open(file)).rejects.toMatchObject({ code: 'not-found' })
})

test('a stream of several parts arrives whole, and one that breaks leaves nothing', async () => {
  const file = personKey(randomUUID(), 'exports', 'a.zip')
  const piece = new Uint8Array(1024 * 1024).fill(7)
  async function* pieces(breaksAfter: number) {
    for (let at = 0; at < 12; at += 1) {
      if (at === breaksAfter) throw new Error('the source broke')
      yield piece
    }
  }
  await storage.put(file, pieces(99), { contentType: 'application/zip' })
  const [found] = await storage.list(file.replace('a.zip', ''))
  expect(found).toMatchObject({ key: file, bytes: 12 * piece.length })
  expect(Date.now() - (found?.changedAt.getTime() ?? 0)).toBeLessThan(60_000)
  const broken = personKey(randomUUID(), 'exports', 'b.zip')
  await expect(storage.put(broken, pieces(8), { contentType: 'application/zip' })).rejects.toMatchObject({
    code: 'unavailable',
  })
  expect(await storage.exists(broken)).toBe(false)
})

test("lists one person's files over several pages, and the people", async () => {
  const [maya, david] = [randomUUID(), randomUUID()]
  const names = Array.from({ length: 1_010 }, (_, at) => `f${String(at).padStart(4, '0')}`)
  for (let at = 0; at < names.length; at += 50)
    await Promise.all(
      names.slice(at, at + 50).map((name) => storage.put(personKey(maya, 'resumes', name), bytes('x'), pdf)),
    )
  await storage.put(personKey(david, 'letters', 'c.docx'), bytes('x'), pdf)
  expect((await storage.list(personPrefix(maya))).map((file) => file.key)).toEqual(
    names.map((name) => personKey(maya, 'resumes', name)),
  )
  expect(await storage.list(personPrefix(randomUUID()))).toEqual([])
  expect(await storage.people()).toEqual(expect.arrayContaining([maya, david]))
})

test('keys that are none are refused before anything is asked', async () => {
  for (const use of [storage.put('../x', bytes('x'), pdf), storage.get('people/x'), storage.list('people/')])
    await expect(use).rejects.toMatchObject({ code: 'bad-key' })
})

test('a store that is away, a wrong key or a missing bucket is unavailable, never an empty one', async () => {
  const none = createS3Storage({ ...server, bucket: 'no-such-bucket' })
  const away = createS3Storage({ ...server, endpoint: 'http://127.0.0.1:9' })
  const stranger = createS3Storage({ ...server, accessKeyId: 'NOBODY' })
  await storage.check()
  for (const broken of [none, away, stranger]) {
    await expect(broken.check()).rejects.toMatchObject({ code: 'unavailable' })
    await expect(broken.list(personPrefix(randomUUID()))).rejects.toMatchObject({ code: 'unavailable' })
  }
})

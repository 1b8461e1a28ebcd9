import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withoutScanner } from '@jobpilot/platform/scanner/scanner'
import { createDiskStorage } from '@jobpilot/platform/storage/disk-storage'
import { personKey } from '@jobpilot/platform/storage/keys'
import { createS3Storage } from '@jobpilot/platform/storage/s3-storage'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startS3Server } from '../../../../scripts/setup/s3-server.mjs'
import { addResume } from './documents.service.ts'
import { sweepOrphans } from './sweep-orphans.ts'

const twoHours = 2 * 60 * 60_000
let database: TestDatabase
let folder: string
let s3: Awaited<ReturnType<typeof startS3Server>>
let storages: Storage[]
beforeAll(async () => {
  database = await cloneDatabase()
  folder = await mkdtemp(join(tmpdir(), 'jobpilot-orphans-'))
  s3 = await startS3Server()
  storages = [createDiskStorage(folder), createS3Storage(s3)]
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await s3[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const plain = { contentType: 'text/plain' }
const resume = { name: 'cv.txt', mediaType: 'text/plain', bytes: Buffer.from('Ada') }

test.each(['disk', 's3'] as const)(
  'on %s a crash between the upload and its row leaves nothing after the sweep',
  async (kind) => {
    const storage = storages.find((each) => each.kind === kind) ?? createDiskStorage(folder)
    const { db } = database
    const sweep = (now?: number) => sweepOrphans({ db, storage: { ...storage, removeUnfinished: async () => 0 } }, now)
    const userId = await createPerson(db)
    const { documentId } = await addResume({ db, storage, scanning: withoutScanner }, userId, resume)
    // The process ends after the file was put: here, as the row cannot be written for somebody who is not there.
    const nobody = crypto.randomUUID()
    await expect(addResume({ db, storage, scanning: withoutScanner }, nobody, resume)).rejects.toThrow()
    const orphan = personKey(userId, 'documents', crypto.randomUUID())
    await storage.put(orphan, Buffer.from('x'), plain)
    expect(await storage.list(`people/${nobody}/`)).toHaveLength(1)

    // Within the hour an upload may still be on its way.
    expect(await sweep()).toBe(0)
    expect(await sweep(Date.now() + twoHours)).toBe(2)
    expect(await storage.list(`people/${nobody}/`)).toEqual([])
    expect((await storage.list(`people/${userId}/`)).map(({ key }) => key)).toEqual([
      personKey(userId, 'quarantine', documentId),
    ])
    expect(await sweep(Date.now() + twoHours)).toBe(0)
  },
)

test('half-written files go too, and receipts of erasures stay', async () => {
  const storage = createDiskStorage(folder)
  const userId = await createPerson(database.db)
  await storage.put(personKey(userId, 'documents', 'x'), Buffer.from('x'), plain)
  const receipt = `receipts/${crypto.randomUUID()}.json`
  await storage.put(receipt, Buffer.from('{}'), plain)
  const inFolder = join(folder, 'people', userId, 'documents')
  for (const name of ['.unfinished-old', '.unfinished-new']) await writeFile(join(inFolder, name), 'half')
  const old = new Date(Date.now() - twoHours)
  await utimes(join(inFolder, '.unfinished-old'), old, old)
  expect(await sweepOrphans({ db: database.db, storage })).toBe(1)
  expect((await readdir(inFolder)).sort()).toEqual(['.unfinished-new', 'x'])
  await sweepOrphans({ db: database.db, storage }, Date.now() + twoHours)
  expect(await storage.exists(receipt)).toBe(true)
})

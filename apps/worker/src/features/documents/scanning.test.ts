import { createDatabase, createPool, type Database } from '@jobpilot/db/client'
import { addResume, getDocumentFile, listDocuments } from '@jobpilot/domain/documents/documents.service'
import { rescanDocuments } from '@jobpilot/domain/documents/rescan-documents'
import { retryRun } from '@jobpilot/domain/runs/runs.service'
import { createClamAv } from '@jobpilot/platform/scanner/clamav'
import { type Scanning, type ScanPolicy, withoutScanner } from '@jobpilot/platform/scanner/scanner'
import { createPerson } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eicar, ensureClamd, startClamd } from '../../../../../scripts/setup/clamav.mjs'
import { freePort } from '../../../../../scripts/setup/free-port.mjs'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

const resume = 'Ada Lovelace\nAnalyst\nSkills: SQL'

/** A person's file through a worker of those settings. */
async function give(worker: TestWorker, text: string, scanning: Scanning) {
  const { db } = worker.database
  const userId = await createPerson(db)
  const file = { name: 'cv.txt', mediaType: 'text/plain', bytes: Buffer.from(text) }
  const context = { db, storage: worker.storage, scanning }
  const { documentId, runId } = await addResume(context, userId, file)
  const run = await worker.runIn(userId, runId, 'done', 'failed', 'dead')
  const [document] = await listDocuments(db, userId)
  const keys = (await worker.storage.list(`people/${userId}/`)).map(({ key }) => key.split('/').slice(2).join('/'))
  return { userId, documentId, runId, run, document, keys }
}

describe.skipIf(ensureClamd() === undefined)("with Debian's clamd", () => {
  let port: number
  let scanning: Scanning
  let clamd: Awaited<ReturnType<typeof startClamd>> | undefined
  let worker: TestWorker
  let system: Database

  const policy: ScanPolicy = withoutScanner.policy
  beforeAll(async () => {
    port = await freePort()
    const address = `127.0.0.1:${port}`
    scanning = { scanner: createClamAv({ address, limit: 25_000_000, silenceMs: 5_000 }), policy }
    worker = await createTestWorker({ CLAMAV_ADDRESS: address })
    await worker.start()
    clamd = await startClamd({ port })
    system = createDatabase(
      createPool({ url: worker.database.url, applicationName: 'test', max: 1, as: 'system', onError: () => undefined }),
    )
  })
  afterAll(async () => {
    await system.destroy()
    await clamd?.[Symbol.asyncDispose]()
    await worker[Symbol.asyncDispose]()
  })
  const rescan = () => rescanDocuments({ db: worker.database.db, system, storage: worker.storage, scanning })
  const age = (documentId: string, interval: string) =>
    worker.database.owner.query(
      `update documents set created_at = now() - $2::interval, scanned_at = scanned_at - $2::interval where id = $1`,
      [documentId, interval],
    )

  test('a clean file leaves quarantine and is read', async () => {
    const { run, document, keys, documentId, userId } = await give(worker, resume, scanning)
    expect(run.state).toBe('done')
    expect(document).toMatchObject({ scanState: 'clean', state: 'ready' })
    expect(keys).toEqual([`documents/${documentId}`])
    const context = { db: worker.database.db, scanning }
    expect((await getDocumentFile(context, userId, documentId)).fileName).toBe('cv.txt')
  })

  test('a file with a finding is neither read nor handed out, and its run says why', async () => {
    const { run, document, keys, documentId, userId } = await give(worker, `${resume}\n${eicar}`, scanning)
    expect(run).toMatchObject({ state: 'failed', error: { code: 'infected' } })
    expect(run.error?.message).toMatch(/Eicar-Test/)
    expect(document).toMatchObject({ scanState: 'infected', state: 'failed' })
    expect(keys).toEqual([`quarantine/${documentId}`])
    await expect(getDocumentFile({ db: worker.database.db, scanning }, userId, documentId)).rejects.toMatchObject({
      code: 'not-ready',
    })
    const { rows } = await worker.database.owner.query('select text from documents where id = $1', [documentId])
    expect(rows).toEqual([{ text: null }])
  })

  test('a finding can also mean removal; trying again says the same', async () => {
    const remover = await createTestWorker({ CLAMAV_ADDRESS: clamd?.address ?? '', SCAN_INFECTED: 'remove' })
    try {
      await remover.start()
      const { keys, run, userId, runId } = await give(remover, eicar, scanning)
      expect(run.error?.code).toBe('infected')
      expect(keys).toEqual([])
      await retryRun(remover.database.db, userId, runId)
      expect((await remover.runIn(userId, runId, 'failed', 'dead')).error?.code).toBe('infected')
    } finally {
      await remover[Symbol.asyncDispose]()
    }
  })

  test('while the scanner is down a file waits unread; when it is back it is looked at and read by itself', async () => {
    await clamd?.[Symbol.asyncDispose]()
    clamd = undefined
    const { run, document, keys, userId, documentId, runId } = await give(worker, resume, scanning)
    expect(run).toMatchObject({ state: 'failed', error: { code: 'scanner-down' } })
    expect(document?.scanState).toBe('scanner-down')
    expect(keys).toEqual([`quarantine/${documentId}`])
    await age(documentId, '1 hour')
    expect(await rescan()).toBe(0)
    clamd = await startClamd({ port })
    expect(await rescan()).toBeGreaterThan(0)
    await worker.runIn(userId, runId, 'done')
    expect((await listDocuments(worker.database.db, userId))[0]).toMatchObject({ scanState: 'clean', state: 'ready' })
  })

  test('an old verdict is asked for again: what is found now goes back to quarantine', async () => {
    const { userId, documentId } = await give(worker, resume, scanning)
    // The signatures of today know what those of then did not.
    const key = `people/${userId}/documents/${documentId}`
    await worker.storage.put(key, Buffer.from(eicar), { contentType: 'text/plain' })
    await rescan()
    expect((await listDocuments(worker.database.db, userId))[0]?.scanState).toBe('clean')
    await age(documentId, '31 days')
    await rescan()
    expect((await listDocuments(worker.database.db, userId))[0]?.scanState).toBe('infected')
    expect((await worker.storage.list(`people/${userId}/`)).map((file) => file.key)).toEqual([
      `people/${userId}/quarantine/${documentId}`,
    ])
  })
})

test('a scanner that is away: read anyway where the policy says so, marked as such', async () => {
  const worker = await createTestWorker({ CLAMAV_ADDRESS: '127.0.0.1:9', SCAN_SCANNER_DOWN: 'accept' })
  try {
    await worker.start()
    const { run, document, keys, documentId } = await give(worker, resume, withoutScanner)
    expect(run.state).toBe('done')
    expect(document?.scanState).toBe('scanner-down')
    expect(keys).toEqual([`documents/${documentId}`])
  } finally {
    await worker[Symbol.asyncDispose]()
  }
})

test('without a scanner files are read and say so, or are not taken at all', async () => {
  const worker = await createTestWorker()
  try {
    await worker.start()
    const { document, keys, documentId, run } = await give(worker, resume, withoutScanner)
    expect(document).toMatchObject({ scanState: 'not-scanned', state: 'ready' })
    expect(keys).toEqual([`documents/${documentId}`])
    expect(run.steps.find(({ key }) => key === 'scan')).toMatchObject({ state: 'skipped' })
    const refusing = { ...withoutScanner, policy: { ...withoutScanner.policy, notScanned: 'refuse' as const } }
    await expect(give(worker, resume, refusing)).rejects.toMatchObject({ code: 'not-ready' })
  } finally {
    await worker[Symbol.asyncDispose]()
  }
})

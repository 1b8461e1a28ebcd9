import { createDatabase, createPool } from '@jobpilot/db/client'
import { addResume } from '@jobpilot/domain/documents/documents.service'
import { scheduleDeletion } from '@jobpilot/domain/privacy/deletion.service'
import { erasePerson } from '@jobpilot/domain/privacy/erase-person'
import { getExportFile, startExport } from '@jobpilot/domain/privacy/exports.service'
import { withoutScanner } from '@jobpilot/platform/scanner/scanner'
import { createPerson } from '@jobpilot/testing/test-database'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { startS3Server } from '../../../../../scripts/setup/s3-server.mjs'
import { createTestWorker } from '../../testing/test-worker.ts'

test('with a bucket a resume is read, exported and erased, and nothing is kept on the disk', async () => {
  await using s3 = await startS3Server()
  await using worker = await createTestWorker({
    S3_BUCKET: s3.bucket,
    S3_ENDPOINT: s3.endpoint,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  })
  const { storage } = worker
  expect(storage.kind).toBe('s3')
  await worker.start()
  const { db } = worker.database
  const userId = await createPerson(db)
  const { documentId, runId } = await addResume({ db, storage, scanning: withoutScanner }, userId, {
    name: 'cv.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from('Ada Lovelace\nAnalyst\nSkills: SQL'),
  })
  await worker.runIn(userId, runId, 'done')
  const started = await startExport(db, userId)
  await worker.runIn(userId, started.runId ?? '', 'done')
  const { storageKey } = await getExportFile(db, userId, started.exportId)
  const entries = unzipSync(await storage.get(storageKey))
  expect(Buffer.from(entries[`files/${documentId}-cv.txt`] ?? []).toString('utf8')).toMatch(/^Ada Lovelace/)
  expect(await storage.people()).toEqual([userId])

  await scheduleDeletion(db, userId)
  await worker.database.owner.query('update users set deletion_due_at = now() where id = $1', [userId])
  const pool = createPool({
    url: worker.database.url,
    applicationName: 'test',
    max: 1,
    as: 'system',
    onError: () => undefined,
  })
  const system = createDatabase(pool)
  expect(await erasePerson({ db, system, storage }, userId)).not.toBeNull()
  await system.destroy()
  expect(await storage.people()).toEqual([])
})

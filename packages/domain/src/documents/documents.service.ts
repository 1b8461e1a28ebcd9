import { createHash } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { mayOpen } from '@jobpilot/platform/scanner/scanner'
import { maxUploadBytes } from '@jobpilot/schemas/documents'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { startRun } from '../runs/start-run.ts'
import { quarantineKeyOf } from './document-keys.ts'
import { type DocumentView, findDocuments, setDocumentRemoved } from './documents.repository.ts'
import type { ScanContext } from './scan-document.ts'

export const listDocuments = (db: Database, userId: string): Promise<DocumentView[]> =>
  withUser(db, userId, (tx) => findDocuments(tx, userId))

/** Control characters and path separators have no place in a name that is shown and offered for download. */
function cleanFileName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\]/g, ' ').trim()
  return clean.slice(0, 200) || 'resume'
}

/**
 * Keeps a resume in quarantine and starts reading it. The file is stored before the row that names it: a crash between leaves a file
 * without a row, never a row without a file. Throws `invalid-input` for an empty or too large file,
 * `not-ready` where files are refused without a scanner.
 */
export async function addResume(
  context: ScanContext,
  userId: string,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<{ documentId: string; runId: string }> {
  if (file.bytes.length === 0)
    throw new DomainError(
      'invalid-input',
      'This file is empty. Choose the file again, or paste the text of your resume.',
    )
  if (file.bytes.length > maxUploadBytes)
    throw new DomainError(
      'invalid-input',
      'This file is larger than 10 MB. Save the resume as a PDF without pictures, or paste its text.',
    )
  if (!context.scanning.scanner && !mayOpen('not-scanned', context.scanning))
    throw new DomainError(
      'not-ready',
      'This instance takes no files while no virus scanner is set up. Tell whoever runs it.',
    )
  const documentId = crypto.randomUUID()
  const storageKey = quarantineKeyOf(userId, documentId)
  await context.storage.put(storageKey, file.bytes, { contentType: file.mediaType })
  return await withUser(context.db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await tx
      .insertInto('documents')
      .values({
        id: documentId,
        userId,
        fileName: cleanFileName(file.name),
        mediaType: file.mediaType,
        bytes: file.bytes.length,
        storageKey,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
      })
      .execute()
    const runId = await startRun(
      tx,
      userId,
      'documents/read-resume',
      { kind: 'document', id: documentId },
      { documentId },
    )
    await tx.updateTable('documents').set({ runId }).where('id', '=', documentId).execute()
    await appendEvent(tx, userId, { type: 'document.changed', documentId })
    return { documentId, runId }
  })
}

/** Removing can be undone; the file stays until the person is deleted. */
export function setRemoved(db: Database, userId: string, id: string, isRemoved: boolean): Promise<void> {
  return withUser(db, userId, async (tx) => {
    if (!(await setDocumentRemoved(tx, id, isRemoved))) throw notFound('document')
    await appendEvent(tx, userId, { type: 'document.changed', documentId: id })
  })
}

/** What a link to this document hands out. Throws `not-found`, and `not-ready` for one that must not be opened. */
export function getDocumentFile(
  { db, scanning }: Pick<ScanContext, 'db' | 'scanning'>,
  userId: string,
  id: string,
): Promise<{ storageKey: string; bytes: number; fileName: string }> {
  return withUser(db, userId, async (tx) => {
    const row = await tx
      .selectFrom('documents')
      .select(['storageKey', 'bytes', 'fileName', 'scan'])
      .where('id', '=', id)
      .where('userId', '=', userId)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    if (!row) throw notFound('document')
    const { scan, ...file } = row
    if (mayOpen(scan, scanning)) return file
    throw new DomainError(
      'not-ready',
      scan === 'infected'
        ? 'The virus scanner found something in this file, so I do not hand it out.'
        : 'This file has not passed the virus scanner yet. Try again in a few minutes.',
    )
  })
}

import { createHash } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import type { Storage } from '@jobpilot/platform/storage/storage'
import { maxUploadBytes } from '@jobpilot/schemas/documents'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { startRun } from '../runs/start-run.ts'
import { type DocumentView, findDocuments, setDocumentRemoved } from './documents.repository.ts'

export const listDocuments = (db: Database, userId: string): Promise<DocumentView[]> =>
  withUser(db, userId, (tx) => findDocuments(tx, userId))

/** Control characters and path separators have no place in a name that is shown and offered for download. */
function cleanFileName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\]/g, ' ').trim()
  return clean.slice(0, 200) || 'resume'
}

/**
 * Keeps a resume and starts reading it. The file is stored before the row that names it: a crash between leaves a file
 * without a row, never a row without a file. Throws `invalid-input` for an empty or too large file.
 */
export async function addResume(
  context: { db: Database; storage: Storage },
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
  const documentId = crypto.randomUUID()
  const storageKey = `people/${userId}/documents/${documentId}`
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

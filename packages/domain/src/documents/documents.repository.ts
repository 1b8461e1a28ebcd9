import type { DocumentState, ScanState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type ParseNotice, parseNotice } from '@jobpilot/schemas/profile'
import { sql } from 'kysely'
import * as z from 'zod'

export type DocumentView = {
  id: string
  fileName: string
  mediaType: string
  bytes: number
  state: DocumentState
  scanState: ScanState
  error: { code: string; message: string } | null
  notices: ParseNotice[]
  runId: string | null
  createdAt: string
}

const columns = [
  'id',
  'fileName',
  'mediaType',
  'bytes',
  'state',
  'scan',
  'error',
  'notices',
  'runId',
  'createdAt',
] as const
const failure = z.object({ code: z.string(), message: z.string() }).nullable()

/** The person's documents, newest first, removed ones left out. */
export async function findDocuments(tx: UserTransaction, userId: string): Promise<DocumentView[]> {
  const rows = await tx
    .selectFrom('documents')
    .select(columns)
    .where('userId', '=', userId)
    .where('deletedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ scan, ...row }) => ({
    ...row,
    scanState: scan,
    error: failure.parse(row.error),
    notices: z.array(parseNotice).parse(row.notices),
    createdAt: row.createdAt.toISOString(),
  }))
}

/** Marks as removed, or brings back. False when there is no such document. */
export async function setDocumentRemoved(tx: UserTransaction, id: string, isRemoved: boolean): Promise<boolean> {
  const result = await tx
    .updateTable('documents')
    .set({ deletedAt: isRemoved ? sql`now()` : null })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

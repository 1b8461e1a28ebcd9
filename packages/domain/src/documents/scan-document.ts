import type { Database } from '@jobpilot/db/client'
import type { ScanState } from '@jobpilot/db/types'
import { withUser } from '@jobpilot/db/with-user'
import { mayOpen, type Scanning, type ScanResult } from '@jobpilot/platform/scanner/scanner'
import { type Storage, StorageError } from '@jobpilot/platform/storage/storage'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { documentKeyOf, quarantineKeyOf } from './document-keys.ts'

export type ScanContext = { db: Database; storage: Storage; scanning: Scanning }

export type Scanned = {
  scan: ScanState
  finding: string | null
  /** Whether it may be read and handed out now. */
  isOpen: boolean
  bytes: Uint8Array
}

/**
 * Has the scanner look at a document and keeps what it said; a file that may be opened leaves quarantine, one that may
 * not goes back. Undefined when there is no such document. May be repeated after a crash at any point: the row names the
 * file that counts, and a copy it does not name is an orphan.
 */
export async function scanDocument(
  { db, storage, scanning }: ScanContext,
  userId: string,
  id: string,
): Promise<Scanned | undefined> {
  const row = await withUser(db, userId, (tx) =>
    tx.selectFrom('documents').select(['storageKey', 'scan']).where('id', '=', id).executeTakeFirst(),
  )
  if (!row) return undefined
  const bytes = await getUnlessRemoved(storage, row)
  if (!bytes) return { scan: 'infected', finding: null, isOpen: false, bytes: new Uint8Array() }
  const result: ScanResult | undefined = await scanning.scanner?.scan(bytes)
  // A verdict stays when the scanner is down at the next look.
  const isKept = result?.state === 'scanner-down' && (row.scan === 'clean' || row.scan === 'infected')
  const scan = isKept || !result ? row.scan : result.state
  const finding = result?.state === 'infected' ? result.finding : null
  const isOpen = mayOpen(scan, scanning)
  const key = isOpen ? documentKeyOf(userId, id) : quarantineKeyOf(userId, id)
  if (key !== row.storageKey) await storage.put(key, bytes, { contentType: 'application/octet-stream' })
  await withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await tx
      .updateTable('documents')
      .set({
        scan,
        storageKey: key,
        ...(result && !isKept ? { scannedAt: sql<Date>`clock_timestamp()`, scanFinding: finding } : {}),
      })
      .where('id', '=', id)
      .execute()
    if (scan !== row.scan) await appendEvent(tx, userId, { type: 'document.changed', documentId: id })
  })
  if (key !== row.storageKey) await storage.delete(row.storageKey)
  if (scan === 'infected' && scanning.policy.infected === 'remove') await storage.delete(key)
  return { scan, finding, isOpen, bytes }
}

/** Undefined for a file that was removed for what was found in it. */
async function getUnlessRemoved(
  storage: Storage,
  { storageKey, scan }: { storageKey: string; scan: ScanState },
): Promise<Uint8Array | undefined> {
  try {
    return await storage.get(storageKey)
  } catch (error) {
    if (scan === 'infected' && error instanceof StorageError && error.code === 'not-found') return undefined
    throw error
  }
}

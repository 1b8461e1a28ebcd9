import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { personPrefix } from '@jobpilot/platform/storage/keys'
import type { Storage } from '@jobpilot/platform/storage/storage'

/** Younger files may belong to a row that is about to be committed. */
const graceMs = 60 * 60_000

/**
 * Removes files that no row names, e.g. left by a crash between an upload and its row, or by one amid an erasure. Says
 * how many. `now` is for tests.
 */
export async function sweepOrphans(
  { db, storage }: { db: Database; storage: Storage },
  now: number = Date.now(),
): Promise<number> {
  const before = new Date(now - graceMs)
  let removed = 0
  for (const userId of await storage.people()) {
    const files = (await storage.list(personPrefix(userId))).filter(({ changedAt }) => changedAt < before)
    if (files.length === 0) continue
    // After the listing: a file that was named by then is not missed.
    const named = await findNamedKeys(db, userId)
    for (const { key } of files) {
      if (named.has(key)) continue
      await storage.delete(key)
      removed += 1
    }
  }
  return removed + (await storage.removeUnfinished(before))
}

/** Every key a row of the person names. */
async function findNamedKeys(db: Database, userId: string): Promise<Set<string>> {
  return await withUser(db, userId, async (tx) => {
    const documents = await tx.selectFrom('documents').select('storageKey').where('userId', '=', userId).execute()
    const exports = await tx.selectFrom('dataExports').select('storageKey').where('userId', '=', userId).execute()
    return new Set([...documents, ...exports].flatMap(({ storageKey }) => storageKey ?? []))
  })
}

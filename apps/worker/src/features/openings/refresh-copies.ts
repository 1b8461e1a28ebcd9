import { withUser } from '@jobpilot/db/with-user'
import { refreshCopies } from '@jobpilot/domain/listings/refresh-copies'
import { lockPerson } from '@jobpilot/domain/people/lock-person'
import type { Payload } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from '../../context.ts'

/** Brings a person's copies in line with listings that have changed. Doing it twice writes nothing the second time. */
export async function refreshOwnCopies(
  { db }: WorkerContext,
  { userId }: Payload<'openings/refresh-copies'>,
): Promise<void> {
  await withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await refreshCopies(tx, userId)
  })
}

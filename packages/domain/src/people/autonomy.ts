import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import type { AutonomyLevel } from '@jobpilot/schemas/effects'
import { recordAudit } from '../audit/record-audit.ts'
import { DomainError } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from './lock-person.ts'

/**
 * How far the person lets the agents go from now on. What is under way heeds it: each effect asks again as it begins.
 * Throws `not-ready` for level 3, whose rules and daily caps are not built yet.
 */
export async function setAutonomy(
  db: Database,
  userId: string,
  level: AutonomyLevel,
): Promise<{ level: AutonomyLevel }> {
  if (level === 3)
    throw new DomainError('not-ready', 'Acting within rules and daily caps is not available yet. Choose another level.')
  return await withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    await tx.updateTable('users').set({ autonomy: level }).where('id', '=', userId).execute()
    await appendEvent(tx, userId, { type: 'autonomy.changed', level })
    await recordAudit(tx, 'autonomy-changed', userId, { level })
    return { level }
  })
}

import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { notFound } from '../errors.ts'
import { isAdmin } from './admins.ts'

export type MeView = {
  id: string
  email: string | null
  name: string | null
  brake: 'running' | 'paused'
  pausedAt: string | null
  heldRuns: number
  isDemo: boolean
  /** Looks after this instance: may see queues and dead jobs. */
  isAdmin: boolean
  autonomy: number
  /** IANA name; of the browser unless chosen by hand. */
  timeZone: string
  isTimeZoneChosen: boolean
  /** When everything of theirs is deleted; null unless they asked for it. */
  deletionDueAt: string | null
}

/** The signed-in person and the state of their brake. */
export function getMe(db: Database, userId: string): Promise<MeView> {
  return withUser(db, userId, async (tx) => {
    const person = await tx
      .selectFrom('users')
      .select((eb) => [
        'id',
        'email',
        'name',
        'brake',
        'pausedAt',
        'isDemo',
        'autonomy',
        'timeZone',
        'isTimeZoneChosen',
        'deletionDueAt',
        eb
          .selectFrom('taskRuns')
          .whereRef('taskRuns.userId', '=', 'users.id')
          .where('state', '=', 'held')
          .select(eb.fn.countAll<string>().as('count'))
          .as('heldRuns'),
      ])
      .where('id', '=', userId)
      .executeTakeFirst()
    if (!person) throw notFound('person')
    return {
      ...person,
      isAdmin: await isAdmin(tx),
      pausedAt: person.pausedAt?.toISOString() ?? null,
      deletionDueAt: person.deletionDueAt?.toISOString() ?? null,
      heldRuns: Number(person.heldRuns ?? 0),
    }
  })
}

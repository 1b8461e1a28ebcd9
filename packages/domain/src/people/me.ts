import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { notFound } from '../errors.ts'
import { isAdmin } from './admins.ts'
import { type BrakeView, findBrake } from './brake-view.ts'

export type MeView = BrakeView & {
  id: string
  email: string | null
  name: string | null
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
      .select(['id', 'email', 'name', 'isDemo', 'autonomy', 'timeZone', 'isTimeZoneChosen', 'deletionDueAt'])
      .where('id', '=', userId)
      .executeTakeFirst()
    if (!person) throw notFound('person')
    return {
      ...person,
      ...(await findBrake(tx, userId)),
      isAdmin: await isAdmin(tx),
      deletionDueAt: person.deletionDueAt?.toISOString() ?? null,
    }
  })
}

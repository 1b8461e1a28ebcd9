import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { lockPerson } from '../people/lock-person.ts'
import { planSystemMail } from './plan-system-mail.ts'

/** Whoever put something aside a moment ago knows of it. */
const restMinutes = 60
const atOnce = 500
/** By the person's clock, the last hour included: what waits over midnight is no reason for a mail then. */
const mailHours = { first: 8, last: 19 }

/**
 * Plans one mail a day, in the daytime of the person's own calendar, to everyone whose approvals have waited for an hour. Returns
 * how many.
 */
export async function planApprovalMails({ db, system }: { db: Database; system: Database }): Promise<number> {
  const { rows } = await sql<{ userId: string; day: string; count: number }>`
    select waiting.user_id, waiting.day, waiting.count from (
      select person.id as user_id, (now() at time zone person.time_zone)::date::text as day, count(*)::int as count
      from approvals join users as person on person.id = approvals.user_id
      where approvals.state = 'pending' and approvals.expires_at > clock_timestamp()
        and approvals.requested_at < clock_timestamp() - make_interval(mins => ${restMinutes})
        and person.email is not null and suppression_of(person.email) is null and person.deleted_at is null
        and brake_of(person.brake, person.deletion_due_at) = 'running'
        and extract(hour from now() at time zone person.time_zone) between ${mailHours.first} and ${mailHours.last}
        and not exists (select from mail_settings where user_id = person.id and not approval_waiting)
      group by person.id, person.time_zone) as waiting
    where not exists (
      select from system_mails
      where user_id = waiting.user_id and key = 'approval-waiting/' || waiting.day)
    limit ${atOnce}`.execute(system)
  let planned = 0
  for (const { userId, day, count } of rows) {
    const isPlanned = await withUser(db, userId, async (tx) => {
      await lockPerson(tx, userId)
      return await planSystemMail(tx, userId, `approval-waiting/${day}`, { kind: 'approval-waiting', count })
    })
    if (isPlanned) planned += 1
  }
  return planned
}

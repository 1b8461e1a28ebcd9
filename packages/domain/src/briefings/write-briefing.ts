import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { BriefingContent } from '@jobpilot/schemas/briefing'
import { appendEvent } from '../events/append-event.ts'
import { planSystemMail } from '../mails/plan-system-mail.ts'
import { type BriefingView, findClock, findLastGood, storeBriefing } from './briefings.repository.ts'
import { composeSentences, noticeOf } from './compose-briefing.ts'
import type { Gathered } from './gather-briefing.ts'

const dayMs = 86_400_000

/** From when a briefing written now tells: 24 hours, or 7 days when weekly. Null when its day is over for the person. */
export async function briefingSpan(db: Database, userId: string, day: string): Promise<{ since: Date } | null> {
  const clock = await withUser(db, userId, (tx) => findClock(tx, userId))
  if (!clock || Date.parse(clock.today) - Date.parse(day) > dayMs) return null
  return { since: new Date(Date.now() - (clock.schedule.frequency === 'weekly' ? 7 : 1) * dayMs) }
}

/**
 * Writes the day's briefing from what was gathered. When something is missing, the last good one within 48 h stands in,
 * and without one, what could be read: each says which it is. Whoever wants it by mail gets it so, too, once a day.
 */
export async function writeBriefing(
  tx: UserTransaction,
  userId: string,
  { day, runId, since, gathered }: { day: string; runId: string; since: Date; gathered: Gathered },
): Promise<Pick<BriefingView, 'id' | 'kind'>> {
  const missing = gathered.missing.map(({ section }) => section)
  const lastGood = missing.length > 0 ? await findLastGood(tx, userId) : undefined
  const kind = missing.length === 0 ? 'full' : lastGood ? 'last-good' : 'minimal'
  const content: BriefingContent = {
    ...(lastGood?.content ?? {
      ...gathered.parts,
      since: since.toISOString(),
      asOf: new Date().toISOString(),
      sentences: composeSentences(gathered.parts),
    }),
    missing,
    notice: noticeOf(kind, missing),
  }
  const id = await storeBriefing(tx, userId, { day, kind, content, runId })
  await planSystemMail(tx, userId, `digest/${day}`, { kind: 'digest', briefingId: id, day })
  await appendEvent(tx, userId, { type: 'briefing.ready', briefingId: id, day })
  return { id, kind }
}

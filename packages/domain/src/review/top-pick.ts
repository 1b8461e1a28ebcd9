import type { UserTransaction } from '@jobpilot/db/with-user'
import { keepBriefingDays } from '@jobpilot/schemas/briefing'
import { sql } from 'kysely'
import { latestMatch } from '../matches/latest-match.ts'

/** The day it is for the person. */
const today = (userId: string) =>
  sql<Date>`(select (clock_timestamp() at time zone time_zone)::date from users where id = ${userId})`

/** The person's readable openings that fit at least partly and break no deal-breaker. */
const worthy = (tx: UserTransaction, userId: string) =>
  tx
    .selectFrom('postings')
    .innerJoinLateral(latestMatch, (join) => join.onTrue())
    .where('postings.userId', '=', userId)
    .where('postings.state', '=', 'ready')
    .where('postings.deletedAt', 'is', null)
    .where('postings.isRuledOut', '=', false)
    .where('latest.band', '!=', 'weak')

async function findSettled(tx: UserTransaction, userId: string): Promise<string | undefined> {
  const row = await worthy(tx, userId)
    .innerJoin('topPicks', 'topPicks.postingId', 'postings.id')
    .where('topPicks.userId', '=', userId)
    .where('topPicks.day', '=', today(userId))
    .select('postings.id')
    .executeTakeFirst()
  return row?.id
}

/** The best that nothing was done about yet, however old it is; one that was kept only when there is no other. */
async function findBest(tx: UserTransaction, userId: string): Promise<string | undefined> {
  const row = await worthy(tx, userId)
    .where(sql<boolean>`postings.review is distinct from 'passed'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agentOutputs')
            .whereRef('agentOutputs.postingId', '=', 'postings.id')
            .where('agentOutputs.deletedAt', 'is', null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('applications')
            .whereRef('applications.openingId', '=', 'postings.openingId')
            .where('applications.deletedAt', 'is', null)
            .where('applications.stage', '!=', 'saved'),
        ),
      ),
    )
    .select('postings.id')
    .orderBy(sql`postings.review is not distinct from 'kept'`)
    .orderBy('latest.score', 'desc')
    .orderBy('postings.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/**
 * The one opening the person is pointed at today, or null. Once something was decided, or their briefing told of it, it stays
 * for the day, also when they passed it, unless it stopped fitting.
 */
export async function findTopPick(tx: UserTransaction, userId: string): Promise<string | null> {
  return (await findSettled(tx, userId)) ?? (await findBest(tx, userId)) ?? null
}

/** Keeps today's top pick from changing, to be called before what is open changes, or it is told of. */
export async function settleTopPick(tx: UserTransaction, userId: string): Promise<string | null> {
  const postingId = await findTopPick(tx, userId)
  if (postingId === null) return null
  await tx
    .insertInto('topPicks')
    .values({ userId, day: today(userId), postingId })
    .onConflict((conflict) => conflict.columns(['userId', 'day']).doUpdateSet({ postingId }))
    .execute()
  await tx
    .deleteFrom('topPicks')
    .where('userId', '=', userId)
    .where('day', '<', sql<Date>`${today(userId)} - ${keepBriefingDays}::int`)
    .execute()
  return postingId
}

import type { DB } from '@jobpilot/db/types'
import type { ExpressionBuilder } from 'kysely'

/** The newest score of the posting at hand, to be joined laterally. */
export const latestMatch = (eb: ExpressionBuilder<DB, 'postings'>) =>
  eb
    .selectFrom('matches')
    .select(['matches.score', 'matches.band', 'matches.content as match'])
    .whereRef('matches.postingId', '=', 'postings.id')
    .whereRef('matches.userId', '=', 'postings.userId')
    .orderBy('matches.createdAt', 'desc')
    .limit(1)
    .as('latest')

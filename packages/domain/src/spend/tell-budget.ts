import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { warnPercent } from './budget.ts'
import { thisMonth } from './spend.repository.ts'

/**
 * Tells the person that 80 % of their budget is used, or that it is used up: each once a month, and again when the limit
 * has changed since. `isRefused` when a call has just been refused, which is the end of the budget whatever is left of it.
 * The caller holds the person's row (`lockPerson`), as the event takes it.
 */
export async function tellBudget(tx: UserTransaction, userId: string, isRefused: boolean): Promise<void> {
  const { rows } = await sql<{ share: 80 | 100 }>`
    with now as (
      select month, limit_micro_usd,
        case when ${isRefused}::boolean or spent_micro_usd >= limit_micro_usd then 100
          when spent_micro_usd * 100 >= limit_micro_usd * ${warnPercent}::int then 80 else 0 end as share,
        case when told_limit_micro_usd = limit_micro_usd then told_share else 0 end as told
      from spend_months where user_id = ${userId} and month = ${thisMonth} and limit_micro_usd > 0)
    update spend_months set told_share = now.share, told_limit_micro_usd = now.limit_micro_usd
    from now where spend_months.user_id = ${userId} and spend_months.month = now.month and now.share > now.told
    returning now.share`.execute(tx)
  for (const { share } of rows) await appendEvent(tx, userId, { type: 'budget.reached', share })
}

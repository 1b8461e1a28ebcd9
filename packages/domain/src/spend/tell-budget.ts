import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { planSystemMail } from '../mails/plan-system-mail.ts'
import { warnPercent } from './budget.ts'
import { thisMonth } from './spend.repository.ts'

/**
 * Tells the person that 80 % of their budget is used, or that it is used up: each once a month, and again when the limit
 * has changed since. `isRefused` when a call has just been refused, which is the end of the budget whatever is left of it.
 * A mail says the same, each once a month. The caller holds the person's row (`lockPerson`), as the event takes it.
 */
export async function tellBudget(tx: UserTransaction, userId: string, isRefused: boolean): Promise<void> {
  const { rows } = await sql<Told>`
    with now as (
      select month, limit_micro_usd,
        case when ${isRefused}::boolean or spent_micro_usd >= limit_micro_usd then 100
          when spent_micro_usd * 100 >= limit_micro_usd * ${warnPercent}::int then 80 else 0 end as share,
        case when told_limit_micro_usd = limit_micro_usd then told_share else 0 end as told
      from spend_months where user_id = ${userId} and month = ${thisMonth} and limit_micro_usd > 0)
    update spend_months set told_share = now.share, told_limit_micro_usd = now.limit_micro_usd
    from now where spend_months.user_id = ${userId} and spend_months.month = now.month and now.share > now.told
    returning now.share, to_char(now.month, 'YYYY-MM') as month, spent_micro_usd as spent, now.limit_micro_usd as "limit"`.execute(
    tx,
  )
  for (const { share, month, spent, limit } of rows) {
    const kind = share === 100 ? 'budget-stopped' : 'budget-warned'
    const facts = { month, spentMicroUsd: Number(spent), limitMicroUsd: Number(limit) }
    await planSystemMail(tx, userId, `${kind}/${month}`, { kind, ...facts })
    await appendEvent(tx, userId, { type: 'budget.reached', share })
  }
}

/** bigint comes as text. */
type Told = { share: 80 | 100; month: string; spent: string; limit: string }

import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { type BudgetState, budgetState, type Forecast, forecastSpend } from './budget.ts'
import { thisMonth } from './spend.repository.ts'

export type SpendMonthView = {
  month: string
  spentMicroUsd: number
  reservedMicroUsd: number
  limitMicroUsd: number
  state: BudgetState
  forecast: Forecast | null
  byAgent: { agent: string; microUsd: number; calls: number }[]
  byDay: { day: string; microUsd: number }[]
}

/** What model calls cost this calendar month (UTC), in micro-dollars. `limit` applies before the first call of a month. */
export function getSpendMonth(db: Database, userId: string, limit: number): Promise<SpendMonthView> {
  return withUser(db, userId, async (tx) => {
    const { rows } = await sql<{
      now: Date
      month: string
      spent: string | null
      reserved: string | null
      refusedAt: string | null
    }>`
      select now() as now, to_char(${thisMonth}, 'YYYY-MM') as month, spent_micro_usd as spent, reserved_micro_usd as reserved,
        case when told_share = 100 then told_limit_micro_usd end as refused_at
      from (select 1) as one left join spend_months on user_id = ${userId} and month = ${thisMonth}`.execute(tx)
    const total = (group: 'agent' | 'day') =>
      tx
        .selectFrom('modelCalls')
        .select((eb) => [
          (group === 'agent'
            ? sql<string>`agent`
            : sql<string>`to_char(settled_at at time zone 'utc', 'YYYY-MM-DD')`
          ).as('key'),
          eb.fn.sum<string>('costMicroUsd').as('microUsd'),
          eb.fn.countAll<string>().as('calls'),
        ])
        .where('userId', '=', userId)
        .where('state', '=', 'settled')
        .where('month', '=', thisMonth)
        .groupBy('key')
        .orderBy('key')
        .execute()
    const byAgent = await total('agent')
    const byDay = await total('day')
    const spentMicroUsd = Number(rows[0]?.spent ?? 0)
    const refusedAt = rows[0]?.refusedAt ?? null
    return {
      month: rows[0]?.month ?? '',
      spentMicroUsd,
      reservedMicroUsd: Number(rows[0]?.reserved ?? 0),
      limitMicroUsd: limit,
      state: budgetState({
        spentMicroUsd,
        limitMicroUsd: limit,
        refusedAtMicroUsd: refusedAt === null ? null : Number(refusedAt),
      }),
      forecast: forecastSpend(spentMicroUsd, limit, rows[0]?.now ?? new Date()),
      byAgent: byAgent
        .map((row) => ({ agent: row.key, microUsd: Number(row.microUsd), calls: Number(row.calls) }))
        .sort((a, b) => b.microUsd - a.microUsd),
      byDay: byDay.map((row) => ({ day: row.key, microUsd: Number(row.microUsd) })),
    }
  })
}

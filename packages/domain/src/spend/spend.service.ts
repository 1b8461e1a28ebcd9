import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'

export type SpendMonthView = {
  month: string
  spentMicroUsd: number
  reservedMicroUsd: number
  limitMicroUsd: number
  byAgent: { agent: string; microUsd: number }[]
  byDay: { day: string; microUsd: number }[]
}

/** What model calls cost this calendar month (UTC), in micro-dollars. `limit` applies before the first call of a month. */
export function getSpendMonth(db: Database, userId: string, limit: number): Promise<SpendMonthView> {
  return withUser(db, userId, async (tx) => {
    const month = sql<string>`to_char(date_trunc('month', now() at time zone 'utc'), 'YYYY-MM')`
    const { rows } = await sql<{ month: string; spent: string | null; reserved: string | null }>`
      select ${month} as month, spent_micro_usd as spent, reserved_micro_usd as reserved
      from (select 1) as one left join spend_months on user_id = ${userId} and to_char(month, 'YYYY-MM') = ${month}`.execute(
      tx,
    )
    const total = (group: 'agent' | 'day') =>
      tx
        .selectFrom('modelCalls')
        .select((eb) => [
          (group === 'agent'
            ? sql<string>`agent`
            : sql<string>`to_char(settled_at at time zone 'utc', 'YYYY-MM-DD')`
          ).as('key'),
          eb.fn.sum<string>('costMicroUsd').as('microUsd'),
        ])
        .where('userId', '=', userId)
        .where('state', '=', 'settled')
        .where(sql<string>`to_char(month, 'YYYY-MM')`, '=', month)
        .groupBy('key')
        .orderBy('key')
        .execute()
    const byAgent = await total('agent')
    const byDay = await total('day')
    return {
      month: rows[0]?.month ?? '',
      spentMicroUsd: Number(rows[0]?.spent ?? 0),
      reservedMicroUsd: Number(rows[0]?.reserved ?? 0),
      limitMicroUsd: limit,
      byAgent: byAgent.map((row) => ({ agent: row.key, microUsd: Number(row.microUsd) })),
      byDay: byDay.map((row) => ({ day: row.key, microUsd: Number(row.microUsd) })),
    }
  })
}

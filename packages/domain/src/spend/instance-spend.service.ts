import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { assertAdmin } from '../people/admins.ts'
import { forecastSpend } from './budget.ts'
import { thisMonth } from './spend.repository.ts'

/** People beyond this many are left out of the list, not out of the sums. */
const mostPeople = 50

type Total = { kind: 'person' | 'agent' | 'day'; key: string; email: string | null; microUsd: string; calls: string }

export type InstanceSpendView = {
  month: string
  todayMicroUsd: number
  monthMicroUsd: number
  calls: number
  /** What the month comes to at this pace; null in its first days. */
  projectionMicroUsd: number | null
  /** Budget of each person, micro-dollars a month. */
  limitMicroUsd: number
  peopleCount: number
  /** Those who cost most, totals only. */
  people: { userId: string; email: string | null; microUsd: number; calls: number }[]
  byAgent: { agent: string; microUsd: number; calls: number }[]
  byDay: { day: string; microUsd: number }[]
}

/** What everybody's model calls cost this calendar month (UTC); refused to all but admins. `limit` is each person's. */
export function getInstanceSpend(db: Database, adminId: string, limit: number): Promise<InstanceSpendView> {
  return withUser(db, adminId, async (tx) => {
    await assertAdmin(tx)
    const { rows } = await sql<Total>`select * from instance_spend(${thisMonth})`.execute(tx)
    const { rows: clock } = await sql<{ now: Date }>`select now() as now`.execute(tx)
    const now = clock[0]?.now ?? new Date()
    const today = now.toISOString().slice(0, 10)
    const of = (kind: Total['kind']) =>
      rows
        .filter((row) => row.kind === kind)
        .map(({ key, email, microUsd, calls }) => ({ key, email, microUsd: Number(microUsd), calls: Number(calls) }))
        .sort((a, b) => b.microUsd - a.microUsd || a.key.localeCompare(b.key))
    const [people, agents, days] = [of('person'), of('agent'), of('day')]
    const monthMicroUsd = days.reduce((sum, { microUsd }) => sum + microUsd, 0)
    return {
      month: today.slice(0, 7),
      todayMicroUsd: days.find(({ key }) => key === today)?.microUsd ?? 0,
      monthMicroUsd,
      calls: days.reduce((sum, { calls }) => sum + calls, 0),
      projectionMicroUsd: forecastSpend(monthMicroUsd, 0, now)?.microUsd ?? null,
      limitMicroUsd: limit,
      peopleCount: people.length,
      people: people.slice(0, mostPeople).map(({ key, ...rest }) => ({ userId: key, ...rest })),
      byAgent: agents.map(({ key, microUsd, calls }) => ({ agent: key, microUsd, calls })),
      byDay: days.map(({ key, microUsd }) => ({ day: key, microUsd })).sort((a, b) => a.day.localeCompare(b.day)),
    }
  })
}

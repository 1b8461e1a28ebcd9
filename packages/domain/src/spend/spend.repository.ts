import type { UserTransaction } from '@jobpilot/db/with-user'
import { sql } from 'kysely'

/** How long a reservation holds money that no call has accounted for. */
export const reservationMinutes = 10

/** The calendar month (UTC) that a call counts for. */
export const thisMonth = sql<Date>`date_trunc('month', now() at time zone 'utc')::date`

export type CallDetails = { runId: string; agent: string; provider: string; model: string; priceVersion: string }

/** Frees what calls reserved that never came back, e.g. because their process died. */
async function expireReservations(tx: UserTransaction, userId: string): Promise<void> {
  await sql`
    with gone as (
      update model_calls set state = 'expired', outcome = 'expired', settled_at = clock_timestamp()
      where user_id = ${userId} and state = 'reserved' and expires_at < clock_timestamp()
      returning month, reserved_micro_usd),
    sums as (select month, sum(reserved_micro_usd) as amount from gone group by month)
    update spend_months set reserved_micro_usd = greatest(0, reserved_micro_usd - sums.amount)
    from sums where spend_months.user_id = ${userId} and spend_months.month = sums.month`.execute(tx)
}

/**
 * Sets `amount` micro-dollars aside in one conditional update, so that parallel calls cannot overshoot the limit.
 * Returns the call's id, or undefined when the month's budget does not hold it.
 */
export async function reserveSpend(
  tx: UserTransaction,
  userId: string,
  call: CallDetails,
  amount: number,
  limit: number,
): Promise<string | undefined> {
  await sql`
    insert into spend_months (user_id, month, limit_micro_usd) values (${userId}, ${thisMonth}, ${limit})
    on conflict (user_id, month) do update set limit_micro_usd = excluded.limit_micro_usd`.execute(tx)
  await expireReservations(tx, userId)
  const reserved = await tx
    .updateTable('spendMonths')
    .set((eb) => ({ reservedMicroUsd: eb('reservedMicroUsd', '+', String(amount)) }))
    .where('userId', '=', userId)
    .where('month', '=', thisMonth)
    .where((eb) => eb(sql<string>`spent_micro_usd + reserved_micro_usd + ${amount}`, '<=', eb.ref('limitMicroUsd')))
    .returning('month')
    .executeTakeFirst()
  if (!reserved) return undefined
  const row = await tx
    .insertInto('modelCalls')
    .values({
      ...call,
      userId,
      month: thisMonth,
      reservedMicroUsd: amount,
      expiresAt: sql<Date>`clock_timestamp() + make_interval(mins => ${reservationMinutes})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type Settlement = {
  costMicroUsd: number
  inputTokens: number | null
  outputTokens: number | null
  cachedInputTokens: number | null
  latencyMs: number
  outcome: string
}

/** Replaces a reservation by what the call cost. A call that has expired meanwhile is still charged; a settled one is not charged twice. */
export async function settleSpend(tx: UserTransaction, callId: string, settlement: Settlement): Promise<void> {
  await sql`
    with before as (select id, state from model_calls where id = ${callId} and state in ('reserved', 'expired') for update),
    done as (
      update model_calls set state = 'settled', cost_micro_usd = ${settlement.costMicroUsd}, input_tokens = ${settlement.inputTokens},
        output_tokens = ${settlement.outputTokens}, cached_input_tokens = ${settlement.cachedInputTokens}, latency_ms = ${Math.round(settlement.latencyMs)},
        outcome = ${settlement.outcome}, settled_at = clock_timestamp()
      from before where model_calls.id = before.id
      returning model_calls.user_id, model_calls.month, model_calls.reserved_micro_usd, before.state as was)
    update spend_months set spent_micro_usd = spent_micro_usd + ${settlement.costMicroUsd},
      reserved_micro_usd = greatest(0, spend_months.reserved_micro_usd - case when done.was = 'reserved' then done.reserved_micro_usd else 0 end)
    from done where spend_months.user_id = done.user_id and spend_months.month = done.month`.execute(tx)
}

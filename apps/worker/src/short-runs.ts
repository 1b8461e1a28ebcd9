import { randomUUID } from 'node:crypto'
import { batched } from '@jobpilot/platform/batched'
import type pg from 'pg'

/**
 * A claim of a short run; `attempt` counts this one, `crashes` those before it that ended with their process. A claim that
 * is not alone has not read the row: its figures are those of a first attempt.
 */
export type ShortClaim = { leaseToken: string; attempt: number; crashes: number; isAlone: boolean }

export type ShortRuns = {
  /**
   * Claims the runs of jobs that a pool fetched together, before each of them is started. Those in `again` were given out
   * before, so their rows are read first.
   */
  prefetch(poolId: string, runIds: string[], again?: string[]): void
  /** This attempt's claim; undefined when the run has ended or is held. */
  claim(runId: string): Promise<ShortClaim | undefined>
  /**
   * Turns a claim into one of this run alone, written into its row: needed before anything but its end can be written.
   * Undefined when the claim does not hold any more.
   */
  alone(runId: string, claim: ShortClaim): Promise<ShortClaim | undefined>
  /** Writes `done`, if the claim still holds. Resolves once it is written. */
  finish(runId: string, leaseToken: string): Promise<boolean>
  /** The run will not be finished under this claim. */
  letGo(runIds: string[]): Promise<void>
}

const claimAloneText = `
  update task_runs as run set state = 'running', lease_token = wanted.token, attempt = attempt + 1,
    crashes = crashes + (state = 'running')::int, started_at = coalesce(started_at, clock_timestamp()), ended_at = null
  from unnest($1::uuid[], $2::uuid[]) as wanted (id, token)
  where run.id = wanted.id and run.state in ('queued', 'running')
  returning run.id, run.lease_token, run.attempt, run.crashes`
const claimUnseenText = 'insert into run_claims (batch, pool_id, run_ids) values ($1::uuid, $2::text, $3::uuid[])'
const claimTogetherText = `
  with wanted as (
    select id from task_runs where id = any ($3::uuid[]) and state = 'queued' and crashes = 0),
  kept as (
    insert into run_claims (batch, pool_id, run_ids)
    select $1::uuid, $2::text, array_agg(id) from wanted having count(*) > 0)
  select id from wanted`
const takeOutText = `
  update task_runs as run set state = 'running', lease_token = $3::uuid, attempt = attempt + 1,
    started_at = coalesce(started_at, clock_timestamp())
  where id = $1 and state = 'queued' and exists (select from run_claims where batch = $2)
  returning attempt, crashes`
const finishText = `
  update task_runs as run set state = 'done', lease_token = null, error = null, ended_at = clock_timestamp(),
    started_at = coalesce(started_at, clock_timestamp()), attempt = attempt + (state = 'queued')::int
  from unnest($1::uuid[], $2::uuid[]) as done (id, token) left join run_claims on batch = done.token
  where run.id = done.id and (run.lease_token = done.token or (run.state = 'queued' and batch is not null))
  returning run.id`

/** While Postgres writes one batch, the next one is made ready. */
const twoAtOnce = { batches: 2 }

/**
 * The bookkeeping of short runs, in batches. Those that were fetched together are claimed by one row that names them all,
 * and their own rows are written once, at the end. A run that was in the hands of a process that died is claimed alone the
 * next time, so that only a run that was really under way counts another crash. `system` works as the system role, since
 * one batch holds runs of many people.
 */
export function createShortRuns(system: pg.Pool): ShortRuns {
  type Batch = { leaseToken: string; open: number }
  const claims = new Map<string, Promise<Batch | undefined>>()
  const batches = new Map<string, Batch>()

  const claimNow = batched(async (runIds: string[]): Promise<(ShortClaim | undefined)[]> => {
    const tokens = runIds.map(() => randomUUID())
    const { rows } = await system.query<{ id: string; lease_token: string; attempt: number; crashes: number }>(
      claimAloneText,
      [runIds, tokens],
    )
    const byId = new Map(
      rows.map((row) => [
        row.id,
        { leaseToken: row.lease_token, attempt: row.attempt, crashes: row.crashes, isAlone: true },
      ]),
    )
    return runIds.map((id) => byId.get(id))
  })
  const finishNow = batched(async (items: { runId: string; leaseToken: string }[]) => {
    const { rows } = await system.query<{ id: string }>(finishText, [
      items.map((item) => item.runId),
      items.map((item) => item.leaseToken),
    ])
    const written = new Set(rows.map((row) => row.id))
    return items.map((item) => written.has(item.runId))
  }, twoAtOnce)
  const removeNow = batched(async (tokens: string[]) => {
    await system.query('delete from run_claims where batch = any ($1::uuid[])', [tokens])
    return tokens.map(() => undefined)
  })

  async function claimTogether(poolId: string, runIds: string[], isUnseen: boolean): Promise<Map<string, Batch>> {
    const leaseToken = randomUUID()
    const { rows } = await system.query<{ id: string }>(isUnseen ? claimUnseenText : claimTogetherText, [
      leaseToken,
      poolId,
      runIds,
    ])
    const claimed = isUnseen ? runIds : rows.map((row) => row.id)
    const batch = { leaseToken, open: claimed.length }
    if (claimed.length > 0) batches.set(leaseToken, batch)
    return new Map(claimed.map((id) => [id, batch]))
  }

  /** One of the batch is over; the last one takes the row away. What is left by a crash, the sweep takes away. */
  async function leave(leaseToken: string): Promise<void> {
    const batch = batches.get(leaseToken)
    if (!batch) return
    batch.open -= 1
    if (batch.open > 0) return
    batches.delete(leaseToken)
    await removeNow(leaseToken)
  }

  return {
    prefetch(poolId, runIds, again = []) {
      for (const [ids, isUnseen] of [[runIds, true] as const, [again, false] as const]) {
        const fresh = ids.filter((runId) => !claims.has(runId))
        if (fresh.length === 0) continue
        const together = claimTogether(poolId, fresh, isUnseen)
        // Whoever starts a run hears of a failure; before that, nobody listens.
        together.catch(() => undefined)
        for (const runId of fresh) {
          const own = together.then((found) => found.get(runId))
          own.catch(() => undefined)
          claims.set(runId, own)
        }
      }
    },
    async claim(runId) {
      const prefetched = claims.get(runId)
      claims.delete(runId)
      const batch = await prefetched
      return batch ? { leaseToken: batch.leaseToken, attempt: 1, crashes: 0, isAlone: false } : await claimNow(runId)
    },
    async alone(runId, claim) {
      if (claim.isAlone) return claim
      const leaseToken = randomUUID()
      const { rows } = await system.query<{ attempt: number; crashes: number }>(takeOutText, [
        runId,
        claim.leaseToken,
        leaseToken,
      ])
      await leave(claim.leaseToken)
      return rows[0] && { ...rows[0], leaseToken, isAlone: true }
    },
    async finish(runId, leaseToken) {
      const isWritten = await finishNow({ runId, leaseToken })
      await leave(leaseToken)
      return isWritten
    },
    async letGo(runIds) {
      for (const runId of runIds) {
        const found = await claims.get(runId)?.catch(() => undefined)
        claims.delete(runId)
        if (found) await leave(found.leaseToken)
      }
    },
  }
}

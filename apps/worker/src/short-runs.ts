import { randomUUID } from 'node:crypto'
import { batched, gathered } from '@jobpilot/platform/batched'
import type pg from 'pg'

/** What a pool fetched together: `token` once its claim is known to hold. */
type Hand = { token: Promise<string>; finish: (runId: string) => Promise<void> }

/**
 * A claim of a short run; `attempt` counts this one, `crashes` those before it that ended with their process. One that is
 * not alone, but its pool's, has not read the row: its figures are those of a first attempt.
 */
export type ShortClaim = { attempt: number; crashes: number } & (
  | { isAlone: true; leaseToken: string }
  | { isAlone: false; hand: Hand }
)

export type ShortRuns = {
  /**
   * The pool has fetched jobs. Makes sure that its claim holds; they may start meanwhile: nothing of theirs is written
   * before it does.
   */
  hold(poolId: string): void
  /** The pool's claim, of a run whose job is handed out for the first time. */
  together(): ShortClaim | undefined
  /** A claim of this run alone; undefined when the run has ended or is held. */
  claim(runId: string): Promise<ShortClaim | undefined>
  /**
   * Turns a claim into one of this run alone, written into its row: needed before anything but its end can be written.
   * Undefined when the claim does not hold any more.
   */
  alone(runId: string, claim: ShortClaim): Promise<(ShortClaim & { isAlone: true }) | undefined>
  /** Writes `done`, if the claim still holds. Resolves once it is written. */
  finish(runId: string, claim: ShortClaim): Promise<void>
  /** The pool is stopped. */
  leave(): Promise<void>
}

const claimAloneText = `
  update task_runs as run set state = 'running', lease_token = wanted.token, attempt = attempt + 1,
    crashes = crashes + (state = 'running')::int, started_at = coalesce(started_at, clock_timestamp()), ended_at = null
  from unnest($1::uuid[], $2::uuid[]) as wanted (id, token)
  where run.id = wanted.id and run.state in ('queued', 'running')
  returning run.id, run.lease_token, run.attempt, run.crashes`
const takeOutText = `
  update task_runs as run set state = 'running', lease_token = $3::uuid, attempt = attempt + 1,
    started_at = coalesce(started_at, clock_timestamp())
  where id = $1 and state = 'queued' and exists (select from run_claims where batch = $2)
  returning attempt, crashes`
const finishAloneText = `
  update task_runs as run set state = 'done', lease_token = null, error = null, ended_at = clock_timestamp()
  from unnest($1::uuid[], $2::uuid[]) as done (id, token)
  where run.id = done.id and run.lease_token = done.token`
const finishTogetherText = `
  update task_runs set state = 'done', lease_token = null, error = null, ended_at = now(),
    started_at = coalesce(started_at, now()), attempt = attempt + 1
  where id = any ($1::uuid[]) and state = 'queued' and exists (select from run_claims where batch = $2::uuid)`

/** An array of uuids as Postgres reads it; the driver's own way looks at every character for what to escape. */
const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`

/**
 * The bookkeeping of the short runs of one pool, in batches. The queue's own lock says which jobs the pool has in hand, and
 * one row, the pool's claim, that it still has them: whoever finds the pool dead takes the row away and counts a crash for
 * each. So a run's own row is written once, at its end. A run that was in the hands of a process that died is claimed alone
 * the next time, so that only a run that was really under way counts another crash. `system` works as the system role,
 * since one batch holds runs of many people.
 */
export function createShortRuns(system: pg.Pool): ShortRuns {
  let pool: { id: string; claim: ShortClaim & { isAlone: false } } | undefined

  const claimNow = batched(async (runIds: string[]) => {
    const tokens = runIds.map(() => randomUUID())
    const { rows } = await system.query<{ id: string; lease_token: string; attempt: number; crashes: number }>(
      claimAloneText,
      [uuids(runIds), uuids(tokens)],
    )
    const byId = new Map(
      rows.map(({ id, lease_token: leaseToken, attempt, crashes }) => [
        id,
        { leaseToken, attempt, crashes, isAlone: true as const },
      ]),
    )
    return runIds.map((id) => byId.get(id))
  })
  const finishAlone = gathered(async (items: { runId: string; leaseToken: string }[]) => {
    const values = [uuids(items.map(({ runId }) => runId)), uuids(items.map(({ leaseToken }) => leaseToken))]
    await system.query(finishAloneText, values)
  })

  /** The claim that held so far, or a new one: a process that stood still may have lost it. */
  async function tokenOf(poolId: string, before: Promise<string> | undefined): Promise<string> {
    const held = await before?.catch(() => undefined)
    if (held && (await system.query('select from run_claims where batch = $1', [held])).rowCount) return held
    const token = randomUUID()
    await system.query('insert into run_claims (batch, pool_id) values ($1, $2)', [token, poolId])
    return token
  }

  return {
    hold(poolId) {
      const token = tokenOf(poolId, pool?.id === poolId ? pool.claim.hand.token : undefined)
      // Whoever ends a run hears of a failure; before that, nobody listens.
      token.catch(() => undefined)
      const finish = gathered(async (runIds: string[]) => {
        await system.query(finishTogetherText, [uuids(runIds), await token])
      })
      pool = { id: poolId, claim: { attempt: 1, crashes: 0, isAlone: false, hand: { token, finish } } }
    },
    together: () => pool?.claim,
    claim: claimNow,
    async alone(runId, claim) {
      if (claim.isAlone) return claim
      const token = await claim.hand.token.catch(() => undefined)
      if (!token) return await claimNow(runId)
      const leaseToken = randomUUID()
      const { rows } = await system.query<{ attempt: number; crashes: number }>(takeOutText, [runId, token, leaseToken])
      return rows[0] && { ...rows[0], leaseToken, isAlone: true }
    },
    finish: (runId, claim) =>
      claim.isAlone ? finishAlone({ runId, leaseToken: claim.leaseToken }) : claim.hand.finish(runId),
    async leave() {
      if (pool) await system.query('delete from run_claims where pool_id = $1', [pool.id])
    },
  }
}

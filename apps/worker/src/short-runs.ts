import { randomUUID } from 'node:crypto'
import { batched } from '@jobpilot/platform/batched'
import type pg from 'pg'

/**
 * A claim of a short run; `attempt` counts this one, `crashes` those before it that ended with their process. A claim that
 * is not alone has not read the row: its figures are those of a first attempt.
 */
export type ShortClaim = { leaseToken: string; attempt: number; crashes: number; isAlone: boolean }

type Ended = { runId: string; claim: ShortClaim }

export type ShortRuns = {
  /**
   * Claims the runs of jobs that a pool fetched together. They may start while that is being written: nothing of theirs
   * is, before it. Those in `again` were given out before, so their rows are read first.
   */
  prefetch(poolId: string, runIds: string[], again?: string[]): void
  /** The claim of a run that was fetched with others, if that is how it is claimed: known without waiting. */
  fetched(runId: string): ShortClaim | undefined
  /** This attempt's claim; undefined when the run has ended or is held. */
  claim(runId: string): Promise<ShortClaim | undefined>
  /**
   * Turns a claim into one of this run alone, written into its row: needed before anything but its end can be written.
   * Undefined when the claim does not hold any more.
   */
  alone(runId: string, claim: ShortClaim): Promise<ShortClaim | undefined>
  /** Writes `done`, if the claim still holds. Resolves once it is written. */
  finish(runId: string, claim: ShortClaim): Promise<boolean>
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
const finishAloneText = `
  update task_runs as run set state = 'done', lease_token = null, error = null, ended_at = clock_timestamp()
  from unnest($1::uuid[], $2::uuid[]) as done (id, token)
  where run.id = done.id and run.lease_token = done.token
  returning run.id`
/** Ids in one row: as rows, each would be taken apart for itself. */
const finishTogetherText = `
  with ended as (
  update task_runs set state = 'done', lease_token = null, error = null, ended_at = clock_timestamp(),
    started_at = coalesce(started_at, clock_timestamp()), attempt = attempt + 1
  where id = any ($1::uuid[]) and state = 'queued' and exists (select from run_claims where batch = $2::uuid)
  returning id)
  select coalesce(string_agg(id::text, ','), '') as ids from ended`

/** While Postgres writes one batch, the next one is made ready. */
const inBatches = { items: 1_000, batches: 2 }

/** An array of uuids as Postgres reads it; the driver's own way looks at every character for what to escape. */
const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`

/**
 * The bookkeeping of short runs, in batches. Those that were fetched together are claimed by one row that names them all,
 * and their own rows are written once, at the end. A run that was in the hands of a process that died is claimed alone the
 * next time, so that only a run that was really under way counts another crash. `system` works as the system role, since
 * one batch holds runs of many people.
 */
export function createShortRuns(system: pg.Pool): ShortRuns {
  type Batch = { claim: ShortClaim; open: number; isWritten: boolean; written: Promise<unknown> }
  const claims = new Map<string, Batch | Promise<Batch | undefined>>()
  const batches = new Map<string, Batch>()

  const claimNow = batched(async (runIds: string[]): Promise<(ShortClaim | undefined)[]> => {
    const tokens = runIds.map(() => randomUUID())
    const { rows } = await system.query<{ id: string; lease_token: string; attempt: number; crashes: number }>(
      claimAloneText,
      [uuids(runIds), uuids(tokens)],
    )
    const byId = new Map(
      rows.map((row) => [
        row.id,
        { leaseToken: row.lease_token, attempt: row.attempt, crashes: row.crashes, isAlone: true },
      ]),
    )
    return runIds.map((id) => byId.get(id))
  })
  async function finishAlone(items: readonly Ended[]): Promise<string[]> {
    const values = [uuids(items.map(({ runId }) => runId)), uuids(items.map(({ claim }) => claim.leaseToken))]
    return (await system.query<{ id: string }>(finishAloneText, values)).rows.map(({ id }) => id)
  }
  async function finishTogether(items: readonly Ended[], leaseToken: string): Promise<string[]> {
    const values = [uuids(items.map(({ runId }) => runId)), leaseToken]
    return (await system.query<{ ids: string }>(finishTogetherText, values)).rows[0]?.ids.split(',') ?? []
  }
  const finishNow = batched(async (items: Ended[]) => {
    const byToken = Map.groupBy(items, ({ claim }) => (claim.isAlone ? null : claim.leaseToken))
    const written = await Promise.all(
      [...byToken].map(async ([token, some]) => {
        if (token === null) return await finishAlone(some)
        const ended = await finishTogether(some, token)
        await leave(token, some.length)
        return ended
      }),
    )
    const ids = new Set(written.flat())
    return items.map(({ runId }) => ids.has(runId))
  }, inBatches)
  const removeNow = batched(async (tokens: string[]) => {
    await system.query('delete from run_claims where batch = any ($1::uuid[])', [uuids(tokens)])
    return tokens.map(() => undefined)
  })

  function open(claimed: readonly string[], leaseToken: string, written: Promise<unknown>): Batch {
    const claim = { leaseToken, attempt: 1, crashes: 0, isAlone: false }
    const batch: Batch = { claim, open: claimed.length, isWritten: false, written }
    // Whoever ends a run hears of a failure; before that, nobody listens.
    written.then(
      () => {
        batch.isWritten = true
      },
      () => undefined,
    )
    batches.set(leaseToken, batch)
    return batch
  }

  function claimUnseen(poolId: string, runIds: readonly string[]): void {
    const leaseToken = randomUUID()
    const batch = open(runIds, leaseToken, system.query(claimUnseenText, [leaseToken, poolId, uuids(runIds)]))
    for (const runId of runIds) claims.set(runId, batch)
  }

  function claimAgain(poolId: string, runIds: readonly string[]): void {
    const leaseToken = randomUUID()
    const claimed = system
      .query<{ id: string }>(claimTogetherText, [leaseToken, poolId, uuids(runIds)])
      .then(({ rows }) => {
        const ids = new Set(rows.map((row) => row.id))
        return { ids, batch: ids.size > 0 ? open([...ids], leaseToken, Promise.resolve()) : undefined }
      })
    for (const runId of runIds) {
      const own = claimed.then(({ ids, batch }) => (ids.has(runId) ? batch : undefined))
      own.catch(() => undefined)
      claims.set(runId, own)
    }
  }

  /** So many of the batch are over; the last ones take the row away. What is left by a crash, the sweep takes away. */
  async function leave(leaseToken: string, howMany = 1): Promise<void> {
    const batch = batches.get(leaseToken)
    if (!batch) return
    batch.open -= howMany
    if (batch.open > 0) return
    batches.delete(leaseToken)
    await batch.written.catch(() => undefined)
    await removeNow(leaseToken)
  }

  return {
    prefetch(poolId, runIds, again = []) {
      const isFresh = (runId: string) => !claims.has(runId)
      const unseen = runIds.filter(isFresh)
      if (unseen.length > 0) claimUnseen(poolId, unseen)
      const seen = again.filter(isFresh)
      if (seen.length > 0) claimAgain(poolId, seen)
    },
    fetched(runId) {
      const batch = claims.get(runId)
      if (!batch || batch instanceof Promise) return undefined
      claims.delete(runId)
      return batch.claim
    },
    async claim(runId) {
      const prefetched = claims.get(runId)
      claims.delete(runId)
      return (await prefetched)?.claim ?? (await claimNow(runId))
    },
    async alone(runId, claim) {
      if (claim.isAlone) return claim
      try {
        await batches.get(claim.leaseToken)?.written
      } catch {
        await leave(claim.leaseToken)
        return await claimNow(runId)
      }
      const leaseToken = randomUUID()
      const { rows } = await system.query<{ attempt: number; crashes: number }>(takeOutText, [
        runId,
        claim.leaseToken,
        leaseToken,
      ])
      await leave(claim.leaseToken)
      return rows[0] && { ...rows[0], leaseToken, isAlone: true }
    },
    finish(runId, claim) {
      const batch = batches.get(claim.leaseToken)
      const item = { runId, claim }
      return !batch || batch.isWritten ? finishNow(item) : batch.written.then(() => finishNow(item))
    },
    async letGo(runIds) {
      for (const runId of runIds) {
        const found = await Promise.resolve(claims.get(runId)).catch(() => undefined)
        claims.delete(runId)
        if (found) await leave(found.claim.leaseToken)
      }
    },
  }
}

import { randomUUID } from 'node:crypto'
import { batched } from '@jobpilot/platform/batched'
import type pg from 'pg'

/** A claim of a short run: `tries` leaves out the attempts that ended with their process. */
export type ShortClaim = { leaseToken: string; attempt: number; crashes: number }

export type ShortRuns = {
  /** Claims the runs of jobs that were fetched together, before each of them is started. */
  prefetch(runIds: string[]): void
  /** This attempt's claim; undefined when the run has ended or is held. */
  claim(runId: string): Promise<ShortClaim | undefined>
  /** Gives back what was prefetched and not started. */
  giveBack(runIds: string[]): Promise<void>
  /** Writes `done`, if the claim still holds. Resolves once it is written. */
  finish(runId: string, leaseToken: string): Promise<boolean>
}

const claimText = `
  update task_runs as run set state = 'running', lease_token = wanted.token, attempt = attempt + 1,
    crashes = crashes + (state = 'running')::int, started_at = coalesce(started_at, clock_timestamp()), ended_at = null
  from unnest($1::uuid[], $2::uuid[]) as wanted (id, token)
  where run.id = wanted.id and run.state in ('queued', 'running')
  returning run.id, run.lease_token, run.attempt, run.crashes`
const finishText = `
  update task_runs as run set state = 'done', lease_token = null, error = null, ended_at = clock_timestamp()
  from unnest($1::uuid[], $2::uuid[]) as done (id, token)
  where run.id = done.id and run.lease_token = done.token
  returning run.id`
const giveBackText = `
  update task_runs as run set state = 'queued', lease_token = null, attempt = attempt - 1
  from unnest($1::uuid[], $2::uuid[]) as back (id, token)
  where run.id = back.id and run.lease_token = back.token`

/**
 * The bookkeeping of short runs, in batches: one statement claims all that were fetched together, one writes the ends of
 * all that ended meanwhile. `system` works as the system role, since one batch holds runs of many people.
 */
export function createShortRuns(system: pg.Pool): ShortRuns {
  const claims = new Map<string, Promise<ShortClaim | undefined>>()

  const claimNow = batched(async (runIds: string[]) => {
    const tokens = runIds.map(() => randomUUID())
    const { rows } = await system.query<{ id: string; lease_token: string; attempt: number; crashes: number }>(
      claimText,
      [runIds, tokens],
    )
    const byId = new Map(
      rows.map((row) => [row.id, { leaseToken: row.lease_token, attempt: row.attempt, crashes: row.crashes }]),
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
  })

  return {
    prefetch(runIds) {
      for (const runId of runIds) {
        if (claims.has(runId)) continue
        const claimed = claimNow(runId)
        // Whoever starts the run hears of a failure; before that, nobody listens.
        claimed.catch(() => undefined)
        claims.set(runId, claimed)
      }
    },
    claim(runId) {
      const claimed = claims.get(runId) ?? claimNow(runId)
      claims.delete(runId)
      return claimed
    },
    async giveBack(runIds) {
      const held: { runId: string; leaseToken: string }[] = []
      for (const runId of runIds) {
        const claimed = await claims.get(runId)?.catch(() => undefined)
        claims.delete(runId)
        if (claimed) held.push({ runId, leaseToken: claimed.leaseToken })
      }
      if (held.length > 0)
        await system.query(giveBackText, [held.map((item) => item.runId), held.map((item) => item.leaseToken)])
    },
    finish: (runId, leaseToken) => finishNow({ runId, leaseToken }),
  }
}

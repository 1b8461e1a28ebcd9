import type { Database } from '@jobpilot/db/client'
import type { DB } from '@jobpilot/db/types'
import {
  type SourceDrift,
  type SourceError,
  type SourceHealth,
  type SourceKind,
  sourceKind,
} from '@jobpilot/schemas/sources'
import { type Kysely, sql } from 'kysely'
import { SourceFailure } from './source-error.ts'

/** A source as its run needs it, held by `leaseToken`: whoever claimed it later has another one. */
export type ClaimedSource = {
  id: string
  kind: SourceKind
  board: string
  employer: string | null
  etag: string | null
  lastModified: string | null
  failures: number
  empties: number
  leaseToken: string
}

/** Takes a source for a run, from whoever had it. Undefined when it is off, removed, or of a kind this version does not know. */
export async function claimSource(
  system: Database,
  id: string,
  leaseToken: string,
): Promise<ClaimedSource | undefined> {
  const row = await system
    .updateTable('sources')
    .set({ leaseToken })
    .where('id', '=', id)
    .where('isOn', '=', true)
    .where('removedAt', 'is', null)
    .returning(['id', 'kind', 'board', 'employer', 'etag', 'lastModified', 'failures', 'empties'])
    .executeTakeFirst()
  const kind = sourceKind.safeParse(row?.kind)
  return row && kind.success ? { ...row, kind: kind.data, leaseToken } : undefined
}

/** Thrown where a run finds that its source is somebody else's by now, or switched off. */
export class LostSourceError extends Error {
  override readonly name = 'LostSourceError'
}

/** Keeps the source ours until the transaction ends. @throws LostSourceError */
export async function holdSource(tx: Kysely<DB>, source: ClaimedSource): Promise<void> {
  const held = await tx
    .selectFrom('sources')
    .select('id')
    .where('id', '=', source.id)
    .where('leaseToken', '=', source.leaseToken)
    .forShare()
    .executeTakeFirst()
  if (!held) throw new LostSourceError('the source is not held by this run any more')
}

/** Counts one call of a kind against its day, in one statement, however many processes ask. @throws SourceFailure `budget-spent` */
export async function takeCall(system: Database, kind: SourceKind, callsPerDay: number): Promise<void> {
  const { rows } = await sql`
    insert into source_calls as day (kind, day, calls) values (${kind}, (now() at time zone 'utc')::date, 1)
    on conflict (kind, day) do update set calls = day.calls + 1 where day.calls < ${callsPerDay}
    returning calls`.execute(system)
  if (rows.length === 0)
    throw new SourceFailure(
      'budget-spent',
      `Its ${callsPerDay} calls of today are used up. It goes on after midnight UTC.`,
    )
}

/** Leaves every board of a kind alone for some seconds. */
export async function pauseKind(system: Database, kind: SourceKind, seconds: number): Promise<void> {
  await sql`
    insert into source_kinds as kinds (kind, paused_until) values (${kind}, clock_timestamp() + make_interval(secs => ${seconds}))
    on conflict (kind) do update set paused_until = greatest(kinds.paused_until, excluded.paused_until)`.execute(system)
}

export async function isPaused(system: Database, kind: SourceKind): Promise<boolean> {
  const { rows } =
    await sql`select from source_kinds where kind = ${kind} and paused_until > clock_timestamp()`.execute(system)
  return rows.length > 0
}

export type RunRecord = {
  startedAt: Date
  outcome: 'ok' | 'unchanged' | 'empty' | 'waiting' | 'failed'
  health: SourceHealth
  nextInSeconds: number
  calls: number
  seen: number
  added: number
  changed: number
  gone: number
  drift: SourceDrift
  error: SourceError | null
  failures: number
  empties: number
  /** Kept as they were when undefined. */
  validators?: { etag: string | null; lastModified: string | null }
}

const keptRuns = 50

/** Writes how a run went, and when the next one is; nothing when the source is not ours any more. */
export async function recordRun(system: Database, source: ClaimedSource, run: RunRecord): Promise<void> {
  await system.transaction().execute(async (tx) => {
    const now = sql<Date>`clock_timestamp()`
    const { numUpdatedRows } = await tx
      .updateTable('sources')
      .set({
        health: run.health,
        nextRunAt: sql<Date>`clock_timestamp() + make_interval(secs => ${run.nextInSeconds})`,
        lastRunAt: now,
        failures: run.failures,
        empties: run.empties,
        lastError: run.error === null ? null : JSON.stringify(run.error),
        leaseToken: null,
        ...(run.outcome === 'ok' || run.outcome === 'unchanged' || run.outcome === 'empty' ? { lastOkAt: now } : {}),
        ...(run.outcome === 'ok' || run.outcome === 'empty'
          ? {
              drift: JSON.stringify(run.drift),
              lastSeen: run.seen,
              lastNew: run.added,
              lastChanged: run.changed,
              lastGone: run.gone,
            }
          : {}),
        ...(run.validators ?? {}),
      })
      .where('id', '=', source.id)
      .where('leaseToken', '=', source.leaseToken)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    const { startedAt, outcome, calls, seen, added, changed, gone } = run
    await tx
      .insertInto('sourceRuns')
      .values({
        ...{ sourceId: source.id, startedAt, outcome, calls, seen, added, changed, gone },
        drift: JSON.stringify(run.drift),
        error: run.error === null ? null : JSON.stringify(run.error),
      })
      .execute()
    await sql`
      delete from source_runs where source_id = ${source.id} and id <= (
        select id from source_runs where source_id = ${source.id} order by id desc offset ${keptRuns} limit 1)`.execute(
      tx,
    )
  })
}

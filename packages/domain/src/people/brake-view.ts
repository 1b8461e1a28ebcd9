import type { UserTransaction } from '@jobpilot/db/with-user'
import { type BrakePhase, brakePhase } from '@jobpilot/schemas/brake'
import { runStep } from '@jobpilot/schemas/runs'
import { brakedTasks } from '@jobpilot/tasks/task-groups'
import { sql } from 'kysely'
import * as z from 'zod'

/** Work that goes on to its next checkpoint under the brake, and the step it is in. */
export type StoppingRun = { id: string; step: string }

export type BrakeView = {
  brake: 'running' | 'paused'
  phase: BrakePhase
  pausedAt: string | null
  heldRuns: number
  stoppingRuns: StoppingRun[]
}

const steps = z.array(runStep)

/** What still runs although the brake is on; empty for a run that has not begun its first step. */
async function findStoppingRuns(tx: UserTransaction, userId: string): Promise<StoppingRun[]> {
  const rows = await tx
    .selectFrom('taskRuns')
    .select(['id', 'steps'])
    .where('userId', '=', userId)
    .where('state', '=', 'running')
    .where('task', 'in', brakedTasks)
    .orderBy('startedAt')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    step: steps.parse(row.steps).findLast(({ state }) => state !== 'waiting')?.label ?? '',
  }))
}

/** How the brake of this person stands, and what it holds. */
export async function findBrake(tx: UserTransaction, userId: string): Promise<BrakeView> {
  const { brake, pausedAt, pressedForS, heldRuns } = await tx
    .selectFrom('users')
    .select((eb) => [
      'brake',
      'pausedAt',
      // By the clock it was pressed by.
      sql<number | null>`extract(epoch from clock_timestamp() - paused_at)::float8`.as('pressedForS'),
      eb
        .selectFrom('taskRuns')
        .whereRef('taskRuns.userId', '=', 'users.id')
        .where('state', '=', 'held')
        .select(eb.fn.countAll<string>().as('count'))
        .as('heldRuns'),
    ])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const stoppingRuns = brake === 'paused' ? await findStoppingRuns(tx, userId) : []
  return {
    brake,
    phase: brakePhase(brake === 'paused' ? (pressedForS ?? 0) : null, stoppingRuns.length),
    pausedAt: pausedAt?.toISOString() ?? null,
    heldRuns: Number(heldRuns ?? 0),
    stoppingRuns,
  }
}

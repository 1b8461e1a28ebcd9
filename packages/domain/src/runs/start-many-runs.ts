import type { DB } from '@jobpilot/db/types'
import { currentOrigin } from '@jobpilot/platform/telemetry/origin'
import { catalog, type Refs, type TaskName } from '@jobpilot/tasks/catalog'
import { type Kysely, sql } from 'kysely'
import { waitingSteps } from './start-run.ts'

export type RunRequest<N extends TaskName = TaskName> = {
  userId: string
  task: N
  refs: Refs<N>
}

/**
 * Starts runs of many people at once, in one statement of the system role: for schedules, which act for everybody.
 * Their logs are not written to: what such a run finds, it says itself. Returns the run of each request; undefined for one
 * that is there already, where a task has but one (a person's briefing of a day).
 */
export async function startManyRuns(
  system: Kysely<DB>,
  requests: readonly RunRequest[],
): Promise<(string | undefined)[]> {
  if (requests.length === 0) return []
  const origin = currentOrigin()
  const wanted = requests.map(({ userId, task, refs }) => {
    const id = crypto.randomUUID()
    return { id, person: userId, task, payload: catalog[task].payload.parse({ ...refs, userId, runId: id, origin }) }
  })
  const steps = Object.fromEntries(wanted.map(({ task }) => [task, waitingSteps(task)]))
  const { rows } = await sql<{ ids: string[] }>`
    with inserted as (
      insert into task_runs (id, user_id, task, payload, subject_kind, steps)
      select id, person, task, payload, 'profile', ${JSON.stringify(steps)}::jsonb -> task
      from json_to_recordset(${JSON.stringify(wanted)}) as item (id uuid, person uuid, task text, payload jsonb)
      on conflict do nothing returning id, task, payload)
    select array_agg(id) as ids, enqueue_runs(array_agg(id), array_agg(task), array_agg(payload))
    from inserted having count(*) > 0`.execute(system)
  const started = new Set(rows[0]?.ids)
  return wanted.map(({ id }) => (started.has(id) ? id : undefined))
}

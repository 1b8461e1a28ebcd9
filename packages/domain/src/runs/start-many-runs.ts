import type { Database } from '@jobpilot/db/client'
import { catalog, type Payload, type TaskName } from '@jobpilot/tasks/catalog'
import { sql } from 'kysely'
import { waitingSteps } from './start-run.ts'

export type RunRequest<N extends TaskName = TaskName> = {
  userId: string
  task: N
  refs: Omit<Payload<N>, 'userId' | 'runId'>
}

/**
 * Starts runs of many people at once, in one statement of the system role: for schedules, which act for everybody.
 * Their logs are not written to: what such a run finds, it says itself.
 */
export async function startManyRuns(system: Database, requests: readonly RunRequest[]): Promise<string[]> {
  if (requests.length === 0) return []
  const rows = requests.map(({ userId, task, refs }) => {
    const id = crypto.randomUUID()
    return {
      id,
      userId,
      task,
      payload: JSON.stringify(catalog[task].payload.parse({ ...refs, userId, runId: id })),
      steps: JSON.stringify(waitingSteps(task)),
    }
  })
  const ids = rows.map((row) => row.id)
  const tasks = rows.map((row) => row.task)
  const payloads = rows.map((row) => row.payload)
  await sql`
    with inserted as (
      insert into task_runs (id, user_id, task, payload, subject_kind, steps)
      select id, person, task, payload, 'profile', steps
      from unnest(${ids}::uuid[], ${rows.map((row) => row.userId)}::uuid[], ${tasks}::text[], ${payloads}::jsonb[],
        ${rows.map((row) => row.steps)}::jsonb[]) as item (id, person, task, payload, steps))
    select enqueue_runs(${ids}::uuid[], ${tasks}::text[], ${payloads}::jsonb[])`.execute(system)
  return ids
}

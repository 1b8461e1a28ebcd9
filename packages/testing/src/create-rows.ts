import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'

/**
 * Puts a run of any task in the queue, `extra` in its payload, as the product would. Works as the owner of the tables;
 * several people's runs go in one statement.
 */
export async function createRuns(
  owner: Pick<Pool, 'query'>,
  task: string,
  people: readonly string[],
  extra: Record<string, unknown> = {},
): Promise<string[]> {
  const ids = people.map(() => randomUUID())
  const payloads = people.map((userId, at) => JSON.stringify({ ...extra, userId, runId: ids[at] }))
  await owner.query(
    `insert into task_runs (id, user_id, task, payload, subject_kind)
     select id, person, $1, payload, 'profile' from unnest($2::uuid[], $3::uuid[], $4::jsonb[]) as item (id, person, payload)`,
    [task, ids, people, payloads],
  )
  await owner.query('select enqueue_runs($1::uuid[], $2::text[], $3::jsonb[])', [ids, ids.map(() => task), payloads])
  return ids
}

/** People with nothing of their own yet; their ids. */
export async function createPeople(owner: Pick<Pool, 'query'>, howMany: number): Promise<string[]> {
  const ids = Array.from({ length: howMany }, () => randomUUID())
  await owner.query(
    `insert into users (id, provider, external_id, name) select id, 'local', id::text, 'Ada' from unnest($1::uuid[]) as item (id)`,
    [ids],
  )
  return ids
}

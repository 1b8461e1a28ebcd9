import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listActions } from './activity.service.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

/** One row per name, the first the oldest, all of one millisecond. */
async function personWithActions(agents: string[]): Promise<string> {
  const userId = await createPerson(database.db)
  const rows = agents.map((agent, index) => ({
    userId,
    agent,
    action: `${index}`,
    rationale: 'Because',
    madeBy: JSON.stringify({ engine: 'built-in', version: '1' }),
    durationMs: 1,
    createdAt: `2026-11-22T12:00:00.000${String(index).padStart(3, '0')}Z`,
  }))
  await withUser(database.db, userId, (tx) => tx.insertInto('agentActions').values(rows).execute())
  return userId
}

async function walked(userId: string, agent: string | null, limit: number): Promise<string[]> {
  const seen: string[] = []
  let before: string | null = null
  do {
    const page = await listActions(database.db, userId, { before, limit, agent })
    seen.push(...page.items.map(({ action }) => action))
    before = page.nextBefore
  } while (before !== null)
  return seen
}

test('pages of one agent hold all of its actions and none of another, also within one millisecond', async () => {
  const userId = await personWithActions(['reader', 'writer', 'writer', 'reader', 'writer', 'writer', 'writer'])
  expect(await walked(userId, 'reader', 1)).toEqual(['3', '0'])
  expect(await walked(userId, 'writer', 2)).toEqual(['6', '5', '4', '2', '1'])
  expect(await walked(userId, null, 3)).toEqual(['6', '5', '4', '3', '2', '1', '0'])
})

test('the agents named are those of this person, whatever page or agent is asked for', async () => {
  const userId = await personWithActions(['writer', 'reader', 'writer'])
  await personWithActions(['stranger'])
  const { agents } = await listActions(database.db, userId, { limit: 1, agent: 'nobody' })
  expect(agents).toEqual(['reader', 'writer'])
})

import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findModelTrouble } from './model-trouble.ts'
import { reserveSpend, settleSpend } from './spend.repository.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

async function callThatEnds(outcome: string, model = 'gpt-5-mini'): Promise<void> {
  const userId = await createPerson(database.db)
  await withUser(database.db, userId, async (tx) => {
    const run = await tx
      .insertInto('taskRuns')
      .values({ userId, task: 'outreach/compose-mail', payload: '{}', subjectKind: 'draft' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const call = { runId: run.id, agent: 'Test', provider: 'openai', model, priceVersion: '1' }
    const id = await reserveSpend(tx, userId, call, 10, 1_000)
    const usage = { inputTokens: null, outputTokens: null, cachedInputTokens: null }
    await settleSpend(tx, id ?? '', { ...usage, costMicroUsd: 0, outcome, latencyMs: 1 })
  })
}
const trouble = () => findModelTrouble(database.db, 'openai', ['gpt-5-nano', 'gpt-5-mini'])

test('the newest call tells, whoever made it, and only of the models in use', async () => {
  expect(await trouble()).toBeUndefined()
  await callThatEnds('provider-error')
  expect(await trouble()).toMatch(/^could not be reached or had trouble \(\d\d:\d\d UTC\)$/)
  await callThatEnds('ok', 'gpt-4.1')
  expect(await trouble()).toBeDefined()
  await callThatEnds('refused', 'gpt-5-nano')
  expect(await trouble()).toBeUndefined()
  await callThatEnds('unauthorised')
  expect(await trouble()).toContain('did not accept the key')
  await callThatEnds('ok')
  expect(await trouble()).toBeUndefined()
})

test('what failed long ago says nothing of now', async () => {
  await callThatEnds('stalled')
  expect(await trouble()).toContain('stopped in the middle')
  await database.owner.query(
    "update model_calls set settled_at = settled_at - interval '61 minutes' where outcome = 'stalled'",
  )
  // The call before that one was well.
  await database.owner.query("update model_calls set settled_at = settled_at - interval '3 hours' where outcome = 'ok'")
  await database.owner.query("delete from model_calls where outcome not in ('stalled', 'ok')")
  expect(await trouble()).toBeUndefined()
})

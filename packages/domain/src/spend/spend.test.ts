import { withUser } from '@jobpilot/db/with-user'
import { ModelError } from '@jobpilot/platform/models/model-error'
import type { ModelPort } from '@jobpilot/platform/models/model-port'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { BrakeError, pressBrake } from '../people/brake.ts'
import { meterModel } from './metered-model.ts'
import { findPrice, storePrices } from './prices.repository.ts'
import { reserveSpend, settleSpend } from './spend.repository.ts'
import { getSpendMonth } from './spend.service.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await storePrices(database.owner, [{ ...price, provider: 'openai', model: 'm', validFrom: '2026-01-01' }])
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const details = (runId: string) => ({
  runId,
  agent: 'Test',
  provider: 'openai',
  model: 'gpt-5-mini',
  priceVersion: '1',
})
async function createRun(userId: string): Promise<string> {
  const run = await withUser(database.db, userId, (tx) =>
    tx
      .insertInto('taskRuns')
      .values({ userId, task: 'outreach/compose-mail', payload: '{}', subjectKind: 'draft' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return run.id
}

test('a hundred parallel reservations at the edge never overshoot', async () => {
  const userId = await createPerson(database.db)
  const runId = await createRun(userId)
  const tries = Array.from({ length: 100 }, () =>
    withUser(database.db, userId, (tx) => reserveSpend(tx, userId, details(runId), 100, 1_050)),
  )
  const ids = (await Promise.all(tries)).filter((id) => id !== undefined)
  expect(ids).toHaveLength(10)
  const month = await getSpendMonth(database.db, userId, 1_050)
  expect(month).toMatchObject({ reservedMicroUsd: 1_000, spentMicroUsd: 0 })
})

test('settling replaces the reservation, once', async () => {
  const userId = await createPerson(database.db)
  const runId = await createRun(userId)
  const id = await withUser(database.db, userId, (tx) => reserveSpend(tx, userId, details(runId), 500, 1_000))
  const settlement = {
    costMicroUsd: 120,
    inputTokens: 10,
    outputTokens: 5,
    cachedInputTokens: 0,
    latencyMs: 3,
    outcome: 'ok',
  }
  for (const _ of [1, 2]) await withUser(database.db, userId, (tx) => settleSpend(tx, id ?? '', settlement))
  expect(await getSpendMonth(database.db, userId, 1_000)).toMatchObject({
    reservedMicroUsd: 0,
    spentMicroUsd: 120,
    byAgent: [{ agent: 'Test', microUsd: 120 }],
  })
})

test('a reservation nobody settled is freed after its time, and a late settlement is still charged', async () => {
  const userId = await createPerson(database.db)
  const runId = await createRun(userId)
  const reserve = () => withUser(database.db, userId, (tx) => reserveSpend(tx, userId, details(runId), 900, 1_000))
  const lost = await reserve()
  expect(await reserve()).toBeUndefined()
  await database.owner.query(`update model_calls set expires_at = now() - interval '1 second' where id = $1`, [lost])
  expect(await reserve()).toBeDefined()
  const settlement = {
    costMicroUsd: 50,
    inputTokens: null,
    outputTokens: null,
    cachedInputTokens: null,
    latencyMs: 3,
    outcome: 'ok',
  }
  await withUser(database.db, userId, (tx) => settleSpend(tx, lost ?? '', settlement))
  expect(await getSpendMonth(database.db, userId, 1_000)).toMatchObject({ reservedMicroUsd: 900, spentMicroUsd: 50 })
})

const price = { input: 1, cached: 1, output: 1, version: 'test' }
const request = {
  role: 'fast' as const,
  schema: z.object({}),
  schemaName: 'x',
  system: 'abc',
  prompt: 'def',
  maxOutputTokens: 10,
}

/** A provider that fails in a chosen way; the port is the boundary, and no call leaves the test. */
const failing = (error: Error, model = 'm'): ModelPort => ({
  provider: 'openai',
  modelFor: () => model,
  generate: () => Promise.reject(error),
})

test.each([
  ['refused before any work', new ModelError('rate-limited', 'x'), 0],
  [
    'failed after reporting usage',
    new ModelError('invalid-output', 'x', { usage: { inputTokens: 7, outputTokens: 3, cachedInputTokens: 0 } }),
    10,
  ],
  ['cut off without usage: the whole reservation', new ModelError('stalled', 'x', { mayBeBilled: true }), 2_016],
])('a call that %s', async (_name, error, cost) => {
  const userId = await createPerson(database.db)
  const model = meterModel(
    database.db,
    { port: failing(error), monthlyLimitMicroUsd: 10_000 },
    { userId, runId: await createRun(userId), agent: 'Test' },
  )
  await expect(model.generate(request)).rejects.toBe(error)
  expect(await getSpendMonth(database.db, userId, 10_000)).toMatchObject({ reservedMicroUsd: 0, spentMicroUsd: cost })
})

test('a model without a price, a spent budget and the brake each stop the call before it is made', async () => {
  const userId = await createPerson(database.db)
  const owner = { userId, runId: await createRun(userId), agent: 'Test' }
  const port = failing(new Error('was called'))
  await expect(
    meterModel(
      database.db,
      { port: failing(new Error('was called'), 'unlisted'), monthlyLimitMicroUsd: 9e9 },
      owner,
    ).generate(request),
  ).rejects.toMatchObject({ code: 'unknown-price' })
  await expect(
    meterModel(database.db, { port, monthlyLimitMicroUsd: 1 }, owner).generate(request),
  ).rejects.toMatchObject({ code: 'budget-exhausted' })
  await pressBrake(database.db, userId)
  await expect(
    meterModel(database.db, { port, monthlyLimitMicroUsd: 9e9 }, owner).generate(request),
  ).rejects.toBeInstanceOf(BrakeError)
})

test('the price valid now counts: a newer version, a declared one, and the listed one again when it is withdrawn', async () => {
  const userId = await createPerson(database.db)
  const priceOf = (model: string) => withUser(database.db, userId, (tx) => findPrice(tx, 'anthropic', model))
  const listed = { provider: 'anthropic' as const, model: 'x', input: 3, cached: 0.3, output: 15 }
  const first = { ...listed, version: '2026-01-01', validFrom: '2026-01-01' }
  const coming = { ...listed, input: 9, version: '2099-01-01', validFrom: '2099-01-01' }
  const declared = { ...listed, input: 1, version: 'declared-1-15', validFrom: null }
  await storePrices(database.owner, [first, coming])
  expect(await priceOf('x-20260101')).toEqual({ input: 3, cached: 0.3, output: 15, version: '2026-01-01' })
  await storePrices(database.owner, [first, coming, declared])
  await storePrices(database.owner, [first, coming, declared])
  expect(await priceOf('x')).toMatchObject({ input: 1, version: 'declared-1-15' })
  await storePrices(database.owner, [first, coming])
  expect(await priceOf('x')).toMatchObject({ version: '2026-01-01' })
  await storePrices(database.owner, [first, coming, declared])
  expect(await priceOf('x')).toMatchObject({ version: 'declared-1-15' })
  expect(await priceOf('y')).toBeNull()
  await expect(
    withUser(database.db, userId, (tx) => tx.updateTable('modelPrices').set({ inputUsd: 0 }).execute()),
  ).rejects.toThrow(/permission denied/)
})

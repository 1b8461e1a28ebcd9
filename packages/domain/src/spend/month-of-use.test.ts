import { withUser } from '@jobpilot/db/with-user'
import type { ModelPort } from '@jobpilot/platform/models/model-port'
import { listedPrices } from '@jobpilot/platform/models/prices'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { meterModel } from './metered-model.ts'
import { storePrices } from './prices.repository.ts'
import { getSpendMonth } from './spend.service.ts'
import { costOfMonth, type ModelPair, modelPairs, monthOfUse, usageOf } from './testing/month-of-use.ts'
import { type RecordedCall, type RecordedWork, recordWork } from './testing/recorded-calls.ts'

const limit = 6_000_000

let database: TestDatabase
let work: RecordedWork
beforeAll(async () => {
  database = await cloneDatabase()
  await storePrices(database.owner, listedPrices())
  work = await recordWork()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

const pairOf = (quality: ModelPair['quality']): ModelPair => {
  const pair = modelPairs.find((each) => each.quality === quality)
  if (!pair) throw new Error(quality)
  return pair
}

/** Makes every call of the month through the meter, as the worker would, and says how many were refused for the money. */
async function live(userId: string, pair: ModelPair): Promise<{ made: number; refused: number }> {
  const run = await withUser(database.db, userId, (tx) =>
    tx
      .insertInto('taskRuns')
      .values({ userId, task: 'outreach/compose-mail', payload: '{}', subjectKind: 'draft' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  const count = { made: 0, refused: 0 }
  const make = async (call: RecordedCall) => {
    const port: ModelPort = {
      provider: pair.provider,
      modelFor: (role) => pair[role],
      generate: ({ schema, role }) =>
        Promise.resolve({
          value: schema.parse({}),
          usage: usageOf(call, pair, 'expected'),
          isUsageEstimated: false,
          provider: pair.provider,
          model: pair[role],
          latencyMs: 1,
        }),
    }
    const model = meterModel(
      database.db,
      { port, monthlyLimitMicroUsd: limit },
      { userId, runId: run.id, agent: call.role },
    )
    const request = { role: call.role, schema: z.object({}), schemaName: 'x', maxOutputTokens: call.maxOutputTokens }
    await model.generate({ ...request, system: '', prompt: 'x'.repeat(call.inputChars) }).then(
      () => count.made++,
      (error: { code?: string }) => {
        expect(error.code).toBe('budget-exhausted')
        count.refused++
      },
    )
  }
  for (const kind of Object.keys(monthOfUse) as (keyof RecordedWork)[])
    for (let time = 0; time < monthOfUse[kind].times; time++) for (const call of work[kind]) await make(call)
  return count
}

const told = async (userId: string) => {
  const { rows } = await database.owner.query<{ share: number }>(
    `select (body ->> 'share')::int as share from events where user_id = $1 and body ->> 'type' = 'budget.reached' order by seq`,
    [userId],
  )
  return rows.map(({ share }) => share)
}

test('a month of an active person through the meter stays under 6.00 USD, with no call refused', async () => {
  const userId = await createPerson(database.db)
  const pair = pairOf('gpt-5')
  expect(await live(userId, pair)).toMatchObject({ refused: 0 })
  const month = await getSpendMonth(database.db, userId, limit)
  expect(month.spentMicroUsd).toBe(costOfMonth(work, pair, 'expected'))
  expect(month.spentMicroUsd).toBeLessThan(limit)
  expect(month).toMatchObject({ state: 'ok', reservedMicroUsd: 0 })
  expect(await told(userId)).toEqual([])
}, 120_000)

test('with models that would cost more, the budget ends the month: told at 80 % and at the end, once each', async () => {
  const userId = await createPerson(database.db)
  const pair = pairOf('claude-sonnet-4-5')
  expect(costOfMonth(work, pair, 'expected')).toBeGreaterThan(limit)
  const { made, refused } = await live(userId, pair)
  expect(made).toBeGreaterThan(300)
  expect(refused).toBeGreaterThan(1)
  const month = await getSpendMonth(database.db, userId, limit)
  expect(month.spentMicroUsd).toBeLessThanOrEqual(limit)
  expect(month.state).toBe('stopped')
  expect(await told(userId)).toEqual([80, 100])
  // A raised limit lifts the stop at once, before any call.
  expect((await getSpendMonth(database.db, userId, limit * 2)).state).toBe('ok')
}, 120_000)

test('the pairs documented as within the budget are', () => {
  for (const pair of modelPairs.filter(({ provider }) => provider === 'openai'))
    expect(costOfMonth(work, pair, 'expected'), pair.quality).toBeLessThan(limit)
})

import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { testSetting } from '@jobpilot/testing/test-setting'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSender } from './testing/send-bench.ts'
import { commandsOf, type Model, Real } from './testing/send-commands.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

/** Set EFFECT_MODEL_RUNS for more or fewer. */
const runs = Number(testSetting('EFFECT_MODEL_RUNS') ?? 1_000)
const lanes = 4

test(`whatever happens in whatever order (${runs} runs): nothing goes out without its approval, nothing twice`, {
  timeout: 600_000,
}, async () => {
  const seen = { deliveries: 0, unknown: 0, runs: 0 }
  const lane = (isIdempotent: boolean, seed: number) =>
    fc.assert(
      fc.asyncProperty(fc.commands(commandsOf, { maxCommands: 9, size: 'max' }), async (commands) => {
        const person = await createSender(database)
        const real = new Real(database, person, isIdempotent)
        const start = (): { model: Model; real: Real } => ({
          model: { isBraked: false, level: 2, resends: 0 },
          real,
        })
        try {
          await fc.asyncModelRun(start, commands)
        } finally {
          await real.settle()
        }
        seen.deliveries += real.recorder.delivered.length
        seen.unknown += real.unknownSeen
        seen.runs += 1
      }),
      { numRuns: Math.ceil(runs / lanes), seed, endOnFailure: false },
    )
  const seed = Number(testSetting('EFFECT_MODEL_SEED') ?? Date.now() % 100_000)
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index % 2 === 0, seed + index)))
  // A property that never saw the interesting states would hold for nothing.
  expect(seen.runs).toBeGreaterThanOrEqual(runs)
  if (runs >= 200) {
    expect(seen.deliveries).toBeGreaterThan(runs / 20)
    expect(seen.unknown).toBeGreaterThan(runs / 100)
  }
})

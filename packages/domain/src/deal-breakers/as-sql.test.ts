import { compileDealBreakers } from '@jobpilot/engine/deal-breakers/holds'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dealBreakersAsSql } from './as-sql.ts'
import { anyDealBreakers, anyFacts, createFacts } from './testing/any-deal-breakers.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

test('a tree says of 200 listings in SQL what it says in TypeScript, for 500 trees, unknowns included', async () => {
  const rows = fc.sample(anyFacts, { numRuns: 200, seed: 5 })
  const ids = await createFacts(
    database,
    rows.map((row) => ({ ...row, isOpen: true })),
  )
  const seen = { true: 0, false: 0, null: 0 }
  await fc.assert(
    fc.asyncProperty(anyDealBreakers, async (condition) => {
      const inSql = await sql<{ id: string; holds: boolean | null }>`
        select listing_id as id, ${dealBreakersAsSql(condition)} as holds from listing_facts`.execute(database.db)
      const holds = compileDealBreakers(condition)
      const byId = new Map(inSql.rows.map((row) => [row.id, row.holds]))
      for (const [at, row] of rows.entries()) {
        const truth = holds(row)
        seen[`${truth}`]++
        expect({ row, truth: byId.get(ids[at] ?? '') }).toEqual({ row, truth })
      }
    }),
    { numRuns: 500, seed: 11 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5_000)
}, 120_000)

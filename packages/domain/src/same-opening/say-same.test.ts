import { createDatabase, createPool, type Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { createListings } from '@jobpilot/testing/create-listings'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropSame } from '../review/drop-same.ts'
import { findOwnCluster } from './own-cluster.ts'
import { joinListings, type Said, splitListing, takeBackSaid } from './say-same.ts'

const count = 6
let database: TestDatabase
let system: Database
let ids: string[]
beforeAll(async () => {
  database = await cloneDatabase()
  const onError = (error: Error) => {
    throw error
  }
  system = createDatabase(
    createPool({ url: database.url, applicationName: 'test-system', max: 2, as: 'system', onError }),
  )
  ids = (
    await createListings(
      database.owner,
      Array.from({ length: count }, () => ({ content: emptyPosting, text: '' })),
    )
  ).toSorted()
})
afterAll(async () => {
  await system.destroy()
  await database[Symbol.asyncDispose]()
})

/** Edges and groups as a recomputation leaves them: each cluster of the partition is a group of sure edges. */
async function recompute(partition: readonly number[]): Promise<void> {
  await database.owner.query('delete from listing_edges')
  await database.owner.query('delete from listing_groups')
  for (const [at, group] of partition.entries()) {
    const first = partition.indexOf(group)
    if (partition.filter((other) => other === group).length < 2) continue
    await database.owner.query('insert into listing_groups values ($1, $2)', [ids[at], ids[first]])
    if (first !== at)
      await database.owner.query(`insert into listing_edges values ($1, $2, 'same', 1, 'test')`, [ids[first], ids[at]])
  }
}

type Step =
  | { kind: 'join' | 'split'; one: number; other: number }
  | { kind: 'take-back' }
  | { kind: 'recompute'; partition: number[] }

const at = fc.integer({ min: 0, max: count - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('join' as const, 'split' as const), one: at, other: at }),
  fc.constant({ kind: 'take-back' as const }),
  fc.record({
    kind: fc.constant('recompute' as const),
    partition: fc.array(at, { minLength: count, maxLength: count }),
  }),
)

type SaidStep = Extract<Step, { one: number }>

/** One person at work: what they said last, and how everything stood before it unless it was recomputed since. */
class Person {
  #last: { said: Said; before: string[][] | null; word: SaidStep } | null = null
  readonly #userId: string
  constructor(userId: string) {
    this.#userId = userId
  }

  all(): Promise<string[][]> {
    return Promise.all(
      ids.map((id) => withUser(database.db, this.#userId, async (tx) => (await findOwnCluster(tx, id)).own.toSorted())),
    )
  }

  async #expectWord({ kind, one, other }: SaidStep): Promise<void> {
    if (one !== other) expect((await this.all())[one]?.includes(ids[other] ?? '')).toBe(kind === 'join')
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'recompute') {
      await recompute(step.partition)
      if (this.#last === null) return
      this.#last.before = null
      await this.#expectWord(this.#last.word)
    } else if (step.kind === 'take-back') {
      if (this.#last === null) return
      await takeBackSaid(database.db, this.#userId, this.#last.said)
      if (this.#last.before !== null) expect(await this.all()).toEqual(this.#last.before)
      this.#last = null
    } else {
      const before = await this.all()
      const say = step.kind === 'join' ? joinListings : splitListing
      const said = await say(database.db, this.#userId, ids[step.one] ?? '', ids[step.other] ?? '')
      this.#last = { said, before, word: step }
      await this.#expectWord(step)
    }
  }
}

test('the last word on two listings holds through every recomputation, and taking it back gives what was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const person = new Person(await createPerson(database.db))
      await recompute([])
      for (const next of steps) {
        await person.take(next)
        // Everyone in a cluster sees the same cluster.
        const now = await person.all()
        expect(now.every((own) => own.every((id) => now[ids.indexOf(id)]?.join() === own.join()))).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('a listing that was joined to a known one is not shown again, in either order, and one split from it is', async () => {
  const userId = await createPerson(database.db)
  await recompute([0, 0, 2, 2, 4, 5])
  const shown = (known: number[], listed: number[]) =>
    withUser(database.db, userId, async (tx) => {
      const listings = listed.map((one) => ({ listingId: ids[one] ?? '' }))
      const left = await dropSame(
        tx,
        userId,
        listings,
        known.map((one) => ids[one] ?? ''),
      )
      return left.map(({ listingId }) => ids.indexOf(listingId))
    })
  expect(await shown([0], [1, 2, 3, 4, 5])).toEqual([2, 4, 5])
  await joinListings(database.db, userId, ids[1] ?? '', ids[2] ?? '')
  await joinListings(database.db, userId, ids[4] ?? '', ids[5] ?? '')
  expect(await shown([0], [1, 2, 3, 4, 5])).toEqual([4])
  expect(await shown([3], [0])).toEqual([])
  await splitListing(database.db, userId, ids[3] ?? '')
  expect(await shown([0], [2, 3])).toEqual([3])
  expect(await shown([5], [4])).toEqual([])
})

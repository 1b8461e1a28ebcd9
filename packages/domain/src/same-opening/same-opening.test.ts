import { createPerson } from '@jobpilot/testing/test-database'
import { untilSettled } from '@jobpilot/testing/until-settled'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { greenhouseAnswer, greenhouseJob, openSourceBench, type SourceBench } from '../sources/testing/source-bench.ts'
import { groupListings } from './group-listings.ts'
import { getSameOpening } from './same-opening.service.ts'
import { joinListings, splitListing, takeBackSaid } from './say-same.ts'

let bench: SourceBench
beforeAll(async () => {
  bench = await openSourceBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

const body = (words: string, count = 120) =>
  `<p>${Array.from({ length: count }, (_, at) => `${words}${at} makes bread${at}`).join(' ')}</p>`

async function take(board: string, jobs: object[]): Promise<string[]> {
  const id = await bench.addSource('greenhouse', board)
  await bench.run(id, greenhouseAnswer(jobs))
  const { rows } = await bench.database.owner.query<{ id: string }>(
    'select id from listings where source_id = $1 order by external_id',
    [id],
  )
  return rows.map((row) => row.id)
}

async function groupAll() {
  await untilSettled(bench.database.owner)
  for (let round = 0; round < 20; round += 1) if ((await groupListings(bench.system)) === 0) return
  throw new Error('never done')
}
const one = (id: number, title: string, content: string, company = 'Acme Ltd') =>
  greenhouseJob(id, { title, content, company_name: company })
const idsOf = (rows: { listingId: string }[]) => rows.map(({ listingId }) => listingId).sort()

test('copies on other boards are one opening, other roles are not; a split stays through every recomputation', async () => {
  const ada = await createPerson(bench.database.db)
  const ben = await createPerson(bench.database.db)
  const [a, other] = await take('a', [one(1, 'Senior Baker', body('flour')), one(2, 'Junior Baker', body('flour'))])
  const [b] = await take('b', [one(11, 'Sr. Baker (m/f/d)', body('flour'))])
  const [c] = await take('c', [one(21, 'Senior Baker', `${body('flour')}<p>Found on Jobs Everywhere.</p>`)])
  await groupAll()
  const group = [a, b, c].map(String).sort()
  expect(idsOf((await getSameOpening(bench.database.db, ada, String(a))).seen)).toEqual(group)
  expect(idsOf((await getSameOpening(bench.database.db, ada, String(other))).seen)).toEqual([other])

  const said = await splitListing(bench.database.db, ada, String(b))
  const after = await getSameOpening(bench.database.db, ada, String(b))
  expect(idsOf(after.seen)).toEqual([b])
  expect(idsOf(after.splitOff)).toEqual([a, c].map(String).sort())
  // A fourth copy is like all of them, and the first is compared again.
  const [d] = await take('d', [one(31, 'Senior Baker', body('flour'))])
  await bench.database.owner.query('update listing_facts set is_open = is_open where listing_id = any($1)', [[a, b, c]])
  await groupAll()
  const ofAda = async (id: unknown) => idsOf((await getSameOpening(bench.database.db, ada, String(id))).seen)
  expect([await ofAda(b), await ofAda(a)].some((seen) => seen.includes(String(a)) && seen.includes(String(b)))).toBe(
    false,
  )
  expect(idsOf((await getSameOpening(bench.database.db, ben, String(a))).seen)).toEqual([a, b, c, d].map(String).sort())
  await takeBackSaid(bench.database.db, ada, said)
  expect(await ofAda(b)).toEqual([a, b, c, d].map(String).sort())
  const { rows } = await bench.database.owner.query('select count(*)::int as count from listings')
  expect(rows[0]).toEqual({ count: 5 })
})

test('an edge goes when its listing changes into another opening, and comes back with it', async () => {
  const ada = await createPerson(bench.database.db)
  const words = body('iron')
  const [a] = await take('e', [one(101, 'Smith', words, 'Forge')])
  const source = await bench.addSource('greenhouse', 'f')
  await bench.run(source, greenhouseAnswer([one(201, 'Smith', words, 'Forge')]))
  await groupAll()
  const size = async () => (await getSameOpening(bench.database.db, ada, String(a))).seen.length
  expect(await size()).toBe(2)
  await bench.run(source, greenhouseAnswer([one(201, 'Locksmith', body('locks'), 'Forge')]))
  await groupAll()
  expect(await size()).toBe(1)
  await bench.run(source, greenhouseAnswer([one(201, 'Smith', words, 'Forge')]))
  await groupAll()
  expect(await size()).toBe(2)
})

test('what is neither alike nor unlike is left to a person', async () => {
  const ada = await createPerson(bench.database.db)
  const [a] = await take('g', [one(301, 'Tailor', body('cloth'), 'Stitch')])
  const [b] = await take('h', [one(401, 'Tailor', `${body('cloth', 95)}${body('silk', 25)}`, 'Stitch')])
  await groupAll()
  const view = await getSameOpening(bench.database.db, ada, String(a))
  expect(idsOf(view.seen)).toEqual([a])
  expect(view.unsure).toMatchObject([{ listingId: b }])
  expect(view.unsure[0]?.score).toBeGreaterThan(0.5)

  const look = async (who: string, id: unknown) => {
    const { seen, splitOff, unsure } = await getSameOpening(bench.database.db, who, String(id))
    return { seen: idsOf(seen), splitOff: idsOf(splitOff), unsure: idsOf(unsure) }
  }
  const both = [a, b].map(String).sort()
  const asFound = await look(ada, a)
  const joined = await joinListings(bench.database.db, ada, String(a), String(b))
  expect(await look(ada, b)).toEqual({ seen: both, splitOff: [], unsure: [] })
  // Compared again, and with a comparison that finds nothing in common any more.
  await bench.database.owner.query('update listing_facts set is_open = is_open where listing_id = any($1)', [[a, b]])
  await groupAll()
  await bench.database.owner.query('delete from listing_edges where a = any($1)', [[a, b]])
  expect(await look(ada, a)).toEqual({ seen: both, splitOff: [], unsure: [] })
  expect((await look(await createPerson(bench.database.db), a)).seen).toEqual([a])
  await bench.database.owner.query('update listing_facts set is_open = is_open where listing_id = any($1)', [[a, b]])
  await groupAll()
  await takeBackSaid(bench.database.db, ada, joined)
  expect(await look(ada, a)).toEqual(asFound)

  const split = await splitListing(bench.database.db, ada, String(b), String(a))
  expect(await look(ada, a)).toEqual({ seen: [a], splitOff: [b], unsure: [] })
  await joinListings(bench.database.db, ada, String(a), String(b))
  expect((await look(ada, a)).seen).toEqual(both)
  await splitListing(bench.database.db, ada, String(a))
  expect(await look(ada, b)).toEqual({ seen: [b], splitOff: [a], unsure: [] })
  await takeBackSaid(bench.database.db, ada, split)
})

test('an id of nothing is not found', async () => {
  const ada = await createPerson(bench.database.db)
  await expect(getSameOpening(bench.database.db, ada, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
  await expect(splitListing(bench.database.db, ada, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
  await expect(joinListings(bench.database.db, ada, crypto.randomUUID(), crypto.randomUUID())).rejects.toMatchObject({
    code: 'not-found',
  })
})

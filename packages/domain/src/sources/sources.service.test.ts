import { withUser } from '@jobpilot/db/with-user'
import { cloneDatabase, createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { employers, findEmployers } from './directory/find-employers.ts'
import { findBoard } from './find-board.ts'
import { addSource, listSources, runSourceNow, switchSourceOff } from './sources.service.ts'
import { startLoopbackSources } from './testing/loopback-sources.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

async function admin(): Promise<string> {
  const id = await createPerson(database.db)
  await database.owner.query('insert into admins (user_id) values ($1)', [id])
  return id
}

test('anybody switches a source on, once; only an admin switches it off or removes it', async () => {
  const [ada, ben, root] = [await createPerson(database.db), await createPerson(database.db), await admin()]
  const input = { kind: 'greenhouse' as const, board: 'stripe', employer: 'Stripe' }
  const { id } = await addSource(database.db, ada, {}, input)
  expect(await addSource(database.db, ben, {}, { ...input, employer: null })).toEqual({ id })
  await expect(switchSourceOff(database.db, ada, id, false)).rejects.toMatchObject({ code: 'not-admin' })
  await switchSourceOff(database.db, root, id, false)
  expect((await listSources(database.db, ada, {}, 'strip')).sources).toMatchObject([
    { id, isOn: false, name: 'Stripe' },
  ])
  await switchSourceOff(database.db, root, id, true)
  expect((await listSources(database.db, ada, {}, 'stripe')).sources).toEqual([])
  expect(await addSource(database.db, ben, {}, input)).toEqual({ id })
  expect((await listSources(database.db, ben, {}, 'stripe')).sources).toMatchObject([{ isOn: true, health: 'new' }])
  const { rows } = await database.owner.query('select action from audit_log where subject = $1 order by seq', [id])
  expect(rows.map((row) => String(row.action))).toEqual([
    'source-added',
    'source-added',
    'source-switched-off',
    'source-removed',
    'source-added',
  ])
})

test('a new source is asked at once, and again at most every ten minutes', async () => {
  const ada = await createPerson(database.db)
  const { id } = await addSource(database.db, ada, {}, { kind: 'lever', board: 'soon', employer: null })
  const jobs = () => database.owner.query('select 1 from graphile_worker.jobs where key = $1', [`source:${id}`])
  expect((await jobs()).rowCount).toBe(1)
  await database.owner.query('update sources set last_run_at = now() where id = $1', [id])
  await expect(runSourceNow(database.db, ada, id)).rejects.toMatchObject({ code: 'limit-reached' })
  await database.owner.query("update sources set last_run_at = now() - interval '11 minutes' where id = $1", [id])
  await runSourceNow(database.db, ada, id)
  await expect(runSourceNow(database.db, ada, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
})

test.each([
  [{ kind: 'greenhouse' as const, board: '../../etc' }, 'invalid-input'],
  [{ kind: 'feed' as const, board: 'file:///etc/passwd' }, 'invalid-input'],
  [{ kind: 'recruitee' as const, board: 'evil.example/x' }, 'invalid-input'],
  [{ kind: 'adzuna' as const, board: 'de: nurse' }, 'not-ready'],
])('%j is refused', async (source, code) => {
  const ada = await createPerson(database.db)
  await expect(addSource(database.db, ada, {}, { ...source, employer: null })).rejects.toMatchObject({ code })
})

test('the application role changes sources and listings through their functions alone', async () => {
  const ada = await createPerson(database.db)
  for (const change of [
    'delete from sources',
    "update sources set board = 'x'",
    'delete from listings',
    'delete from source_calls',
  ])
    await expect(withUser(database.db, ada, (tx) => sql.raw(change).execute(tx))).rejects.toThrow(/permission denied/)
  await expect(withUser(database.db, ada, (tx) => sql`select enqueue_sources('{}')`.execute(tx))).rejects.toThrow(
    /permission denied/,
  )
})

test('calls of the day and missing keys are told by kind', async () => {
  const ada = await createPerson(database.db)
  await database.owner.query(
    "insert into source_calls (kind, day, calls) values ('remotive', (now() at time zone 'utc')::date, 3)",
  )
  const { kinds } = await listSources(database.db, ada, { JSEARCH_API_KEY: 'x' }, '')
  expect(kinds.find(({ kind }) => kind === 'remotive')).toMatchObject({ callsToday: 3, callsPerDay: 4 })
  expect(kinds.find(({ kind }) => kind === 'adzuna')?.missingKeys).toEqual(['ADZUNA_APP_ID', 'ADZUNA_APP_KEY'])
  expect(kinds.find(({ kind }) => kind === 'jsearch')?.missingKeys).toEqual([])
})

test('employers are found by name, the nearest first, whatever the accents', () => {
  expect(employers.length).toBe(1_762)
  expect(findEmployers('STRIPE')[0]).toEqual({ name: 'Stripe', kind: 'greenhouse', board: 'stripe' })
  expect(findEmployers('aave')[0]).toMatchObject({ kind: 'lever-eu' })
  expect(findEmployers('zzzz no such')).toEqual([])
  for (const { board } of employers) expect(board).toMatch(/^[\w.%+-]+$/)
})

test('a board is found by its address, in a page, as a feed or as data, or there is none', async () => {
  const pages: Record<string, string> = {
    '/embed.example/careers': '<script src="https://boards.greenhouse.io/embed/job_board/js?for=ledgerline"></script>',
    '/feed.example/rss': '<rss><channel><item><title>Cook</title><link>https://x.example</link></item></channel></rss>',
    '/data.example/jobs': '<script type="application/ld+json">{"@type":"JobPosting","title":"Cook"}</script>',
    '/plain.example/': '<p>We hire by word of mouth.</p>',
  }
  await using sources = await startLoopbackSources((request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  })
  const find = (address: string) => findBoard(sources.fetch, address)
  expect(await find('jobs.lever.co/spotify')).toEqual({ kind: 'lever', board: 'spotify', foundBy: 'address' })
  expect(await find('https://embed.example/careers')).toMatchObject({ kind: 'greenhouse', board: 'ledgerline' })
  expect(await find('https://feed.example/rss')).toMatchObject({ kind: 'feed', board: 'https://feed.example/rss' })
  expect(await find('https://data.example/jobs')).toMatchObject({ kind: 'json-ld' })
  await expect(find('https://plain.example/')).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(find('https://gone.example/')).rejects.toMatchObject({ code: 'invalid-input' })
})

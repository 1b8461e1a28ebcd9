import { startLoopbackWebServer } from '@jobpilot/platform/fetch/loopback-web-server'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

const feed = `<rss version="2.0"><channel><item><title>Kitewing: Cook</title><link>https://kitewing.example/1</link>
<guid>1</guid><description>Cook for forty guests.</description></item></channel></rss>`

async function addSource(worker: TestWorker, board: string): Promise<string> {
  const { rows } = await worker.database.owner.query<{ id: string }>(
    "insert into sources (kind, board, next_run_at) values ('feed', $1, now()) returning id",
    [board],
  )
  const id = rows[0]?.id ?? ''
  await worker.database.owner.query('select enqueue_sources(array[$1::uuid])', [id])
  return id
}

const outcomes = (worker: TestWorker, ids: string[]) =>
  waitFor(
    'every source to have run',
    async () => {
      const { rows } = await worker.database.owner.query<{ outcome: string }>(
        'select outcome from source_runs where source_id = any($1) order by array_position($1, source_id), id',
        [ids],
      )
      return rows.length >= ids.length ? rows.map(({ outcome }) => outcome) : undefined
    },
    20_000,
  )

test('boards are read side by side, and one that fails harms no other', async () => {
  await using site = await startLoopbackWebServer((request, response) => {
    if (request.url === '/good.rss') return void response.end(feed)
    response.writeHead(request.url === '/robots.txt' ? 404 : 500).end()
  })
  await using worker = await createTestWorker({ FETCH_ALLOWED_TEST_HOSTS: site.host })
  const ids = [await addSource(worker, `${site.url}/bad.rss`), await addSource(worker, `${site.url}/good.rss`)]
  await worker.start()
  expect(await outcomes(worker, ids)).toEqual(['failed', 'ok'])
  const { rows } = await worker.database.owner.query(
    'select l.title, l.employer, f.is_open from listings l join listing_facts f on f.listing_id = l.id',
  )
  expect(rows).toEqual([{ title: 'Cook', employer: 'Kitewing', is_open: true }])
})

test('a run whose process was killed is done by another worker', async () => {
  await using site = await startLoopbackWebServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end()
    response.end(feed)
  })
  await using worker = await createTestWorker({ FETCH_ALLOWED_TEST_HOSTS: site.host })
  const id = await addSource(worker, `${site.url}/jobs.rss`)
  // As a process leaves it behind that was killed while it read: the job is its own, and so is the source.
  await worker.database.owner.query(
    "update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'dead', attempts = 1",
  )
  await worker.database.owner.query('update sources set lease_token = gen_random_uuid() where id = $1', [id])
  await worker.start()
  expect(await outcomes(worker, [id])).toEqual(['ok'])
})

test('a board that ended its process each time is left alone for a day and says so, instead of being read for ever', async () => {
  await using worker = await createTestWorker({})
  const id = await addSource(worker, 'https://poison.example/jobs.rss')
  const { owner } = worker.database
  await owner.query('update graphile_worker._private_jobs set attempts = max_attempts')
  await worker.start()
  expect(await outcomes(worker, [id])).toEqual(['failed'])
  const { rows } = await owner.query(
    `select health, failures, last_error ->> 'message' as message, next_run_at > now() + interval '23 hours' as is_left
     from sources where id = $1`,
    [id],
  )
  expect(rows).toEqual([
    { health: 'failing', failures: 1, message: expect.stringContaining('ended my process'), is_left: true },
  ])
  const letters = await owner.query("select payload from dead_jobs where task = 'sources/fetch-board'")
  expect(letters.rows).toEqual([{ payload: { sourceId: id } }])
})

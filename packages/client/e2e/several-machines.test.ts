import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloneDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { startPgBouncer } from '../../../scripts/setup/pgbouncer.mjs'
import { type Stack, startStack } from '../../../scripts/setup/stack.mjs'
import { createClient, type JobPilotClient } from '../src/create-client.ts'

type Person = { name: string; clients: JobPilotClient[] }

const posting = (at: number, name: string) =>
  `Engineer ${at} for ${name}\n\nRequirements\n- ${at + 1} years of experience with Go`

/** Signs a person in at both servers, as two tabs behind a load balancer would. */
async function signUp(stacks: Stack[], name: string): Promise<Person> {
  const credentials = { email: `${name}@example.org`, password: `a long password of ${name}` }
  const [first, ...others] = stacks
  const response = await fetch(`${first?.url}/trpc/auth.signUp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...credentials, name }),
  })
  expect(response.status).toBe(200)
  return { name, clients: [first, ...others].map((stack) => createClient(stack?.url ?? '', credentials)) }
}

/**
 * Two servers and two workers on one Postgres: people write through either, hear of everything at the other, see nobody
 * else's rows however the connections are shared, and lose nothing when one server and one worker die.
 */
async function liveOnTwoMachines(env: { databaseUrl: string; directUrl: string }): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-two-'))
  const start = (port?: Stack) =>
    startStack({
      databaseUrl: env.databaseUrl,
      dataDir,
      env: {
        DATABASE_DIRECT_URL: env.directUrl,
        RATE_LIMIT_SIGN_IN: '1000',
        RATE_LIMIT_WRITES: '100000',
        // One key and one origin for both, or a token of one is none at the other.
        ...(port ? { PUBLIC_URL: port.url } : {}),
      },
    })
  const first = await start()
  const stacks = [first, await start(first)]
  const people: Person[] = []
  try {
    for (const name of ['ada', 'bob', 'cleo', 'dan']) people.push(await signUp(stacks, name))
    const heard = new Map<Person, number[]>()
    const subscriptions = people.map((person) => {
      const seqs: number[] = []
      heard.set(person, seqs)
      return person.clients[1]?.api.events.live.subscribe(
        { lastEventId: '0' },
        { onData: ({ data }) => seqs.push(data.seq) },
      )
    })
    await Promise.all(
      people.flatMap((person) =>
        Array.from({ length: 8 }, (_, at) =>
          person.clients[at % 2]?.api.postings.addText.mutate({ text: posting(at, person.name) }),
        ),
      ),
    )
    await stacks[0]?.end('worker', 'SIGKILL')
    await stacks[1]?.end('server', 'SIGKILL')
    await stacks[1]?.start('server')
    for (const person of people) {
      const api = person.clients[0]?.api
      await waitFor(
        `the openings of ${person.name}`,
        async () => {
          const list = await api?.postings.list.query()
          return list?.length === 8 && list.every(({ state }) => state === 'ready') ? true : undefined
        },
        40_000,
      )
      const titles = (await api?.postings.list.query())?.map(({ title }) => title ?? '') ?? []
      expect(titles.filter((title) => !title.includes(person.name))).toEqual([])
      const last = (await api?.events.since.query({ seq: 0, limit: 500 }))?.at(-1)?.seq ?? 0
      const seqs = await waitFor(
        'the whole log at the other server',
        () => ((heard.get(person)?.at(-1) ?? 0) >= last ? heard.get(person) : undefined),
        20_000,
      )
      expect(seqs).toEqual(seqs.map((_, at) => at + 1))
    }
    for (const subscription of subscriptions) subscription?.unsubscribe()
  } catch (error) {
    console.log(
      stacks
        .flatMap(({ lines }) => lines)
        .join('')
        .slice(0, 4_000),
    )
    throw error
  } finally {
    for (const { clients } of people) for (const client of clients) await client.close()
    for (const stack of stacks) await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

test('two servers and two workers share one Postgres', { timeout: 120_000 }, async () => {
  await using database = await cloneDatabase()
  await liveOnTwoMachines({ databaseUrl: database.url, directUrl: database.url })
})

test('the same behind PgBouncer in transaction mode', { timeout: 120_000 }, async () => {
  await using database = await cloneDatabase()
  await using pooler = await startPgBouncer(database.url)
  await liveOnTwoMachines({ databaseUrl: pooler.url, directUrl: database.url })
})

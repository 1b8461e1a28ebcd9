import { appRouter, loadAllFeatures } from '../../apps/server/src/router.ts'
import { startApi } from './setup/api.mjs'
import { malformedCalls } from './setup/garbage.mjs'
import { eachOf, requestBytes, sendRaw } from './setup/raw-call.mjs'
import { openVigil } from './setup/vigil.mjs'

await loadAllFeatures()
const procedures = Object.keys(appRouter._def.procedures)

/** Everything of these people that the product keeps, as one fingerprint. */
export async function fingerprint(database, people) {
  const { rows: tables } = await database.owner.query(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'user_id' order by 1`,
  )
  const parts = []
  for (const { name } of tables) {
    const { rows } = await database.owner.query(
      `select md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as sum from "${name}" as row where user_id = any($1)`,
      [people.map(({ userId }) => userId)],
    )
    parts.push(`${name} ${rows[0].sum}`)
  }
  return parts.join('\n')
}

/** Requests of every wrong kind, by somebody signed in, by a stranger, and with broken tokens. */
export async function sendMalformedCalls({ ground, isLong }) {
  const howMany = isLong ? 10_000 : 1_500
  const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31))
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2 })
  const [attacker, bystander] = api.people
  const calls = malformedCalls({ howMany, seed, procedures, token: attacker.token })
  const config = await (await api.call('auth.config', { method: 'GET' })).text()
  const vigil = await openVigil(api, { person: bystander })
  const before = await fingerprint(database, [bystander])
  const wrong = []
  await eachOf(calls, 24, async (call) => {
    const answer = await sendRaw(api.url, requestBytes(call))
    const status = vigil.note(answer.status)
    if ((status >= 500 && status !== 503) || status < 0)
      wrong.push(`${status}: ${JSON.stringify(call).slice(0, 600)} → ${answer.text.slice(-300)}`)
  })
  if (process.env.CHAOS_LOG) console.log(api.stack.lines.join('').slice(0, 6_000))
  const isUntouched = (await fingerprint(database, [bystander])) === before
  const isUnpolluted = (await (await api.call('auth.config', { method: 'GET' })).text()) === config
  const verdict = await vigil.verdict()
  return {
    injected: `${howMany} malformed calls, seed ${seed}`,
    doubled: (isUntouched ? 0 : 1) + (isUnpolluted ? 0 : 1),
    ...verdict,
    note: [verdict.note, ...wrong.slice(0, 5)].join('\n      '),
  }
}

/** More calls in one request than are taken, over HTTP and in one frame. */
export async function sendBigBatches({ ground }) {
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 1 })
  const [{ token, userId }] = api.people
  const vigil = await openVigil(api)
  const before = await fingerprint(database, api.people)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const sizes = [11, 100, 1_000, 100_000]
  for (const size of sizes) {
    const inputs = `{${Array.from({ length: size }, (_, at) => `"${at}":{}`)}}`
    const requests = [
      { method: 'POST', target: `/trpc/${Array(size).fill('brake.press')}?batch=1`, headers, body: inputs },
      { method: 'GET', target: `/trpc/${Array(size).fill('me.get')}?batch=1&input=%7B%7D`, headers },
      // One path, and a body for many more.
      { method: 'POST', target: '/trpc/no.such?batch=1', headers, body: inputs },
      { method: 'POST', target: `/trpc/${','.repeat(size)}?batch=1`, headers, body: inputs },
    ]
    for (const request of requests) vigil.note((await sendRaw(api.url, requestBytes(request))).status)
  }
  for (const size of sizes) vigil.note(await sendFrame(api, token, size))
  const isUntouched = (await fingerprint(database, api.people)) === before
  const pressed = await database.count(
    `select count(*) from events where user_id = $1 and body ->> 'type' = 'brake.changed'`,
    [userId],
  )
  return {
    injected: `batches of ${sizes.join(', ')} calls, over HTTP in four shapes and as one frame`,
    doubled: pressed + (isUntouched ? 0 : 1),
    // A request line over 16 kB is refused with 431; a broken connection is one closed before all was sent.
    ...(await vigil.verdict({ allowed: (status) => status === 0 || status >= 400 })),
  }
}

/** One frame with many calls. 400 when all were answered with errors, 0 when the socket was closed, 200 when one worked. */
function sendFrame(api, token, size) {
  const call = { method: 'mutation', params: { path: 'brake.press', input: {} } }
  return new Promise((resolve) => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/trpc?connectionParams=1`)
    let answers = 0
    const timer = setTimeout(() => resolve(-1), 15_000)
    socket.onopen = () => {
      socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
      socket.send(JSON.stringify(Array.from({ length: size }, (_, at) => ({ id: at + 1, ...call }))))
    }
    const end = (status) => {
      clearTimeout(timer)
      resolve(status)
      socket.close()
    }
    socket.onmessage = ({ data }) => {
      for (const message of [JSON.parse(data)].flat()) if (message.result) end(200)
      answers += 1
      if (answers >= size) end(400)
    }
    socket.onclose = () => end(0)
    socket.onerror = () => undefined
  })
}

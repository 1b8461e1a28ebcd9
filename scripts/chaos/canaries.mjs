import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failOutside } from './canaries-outside.mjs'
import { startApi } from './setup/api.mjs'
import { allQuiet, makeBelongings, mutationInputs } from './setup/mutations.mjs'
import { eachOf, requestBytes, sendRaw } from './setup/raw-call.mjs'

const canary = 'canary-8d1f6f0e'

/** A dependency that fails with the canary in everything it says. */
async function startFailing(answer) {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(response, request))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${server.address().port}`
  return {
    host,
    url: `http://${host}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const say =
  (status, headers = {}) =>
  (response) =>
    response
      .writeHead(status, canary, { 'content-type': 'application/json', 'x-canary': canary, ...headers })
      .end(JSON.stringify({ error: { message: canary, type: canary, code: canary, param: canary } }))

/** Ways a page can fail, by path. */
const pages = {
  '/500': say(500),
  '/404': say(404, { 'content-type': 'text/html' }),
  '/429': say(429, { 'retry-after': canary }),
  '/moved': say(302, { location: `http://${canary}.invalid/${canary}` }),
  '/loop': say(302, { location: `/loop?${canary}` }),
  '/private': say(302, { location: `http://169.254.169.254/${canary}` }),
  '/type': say(200, { 'content-type': `application/${canary}` }),
  '/cut': (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': 5_000 }).write(canary)
    response.destroy()
  },
}

/** Collects every frame that a person's socket gets. */
function listen(api, token, heard) {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/trpc?connectionParams=1`)
  socket.onopen = () => {
    socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
    const params = { path: 'events.live', input: { lastEventId: '0' } }
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params }))
  }
  socket.onmessage = ({ data }) => heard.push(['frame', String(data)])
  socket.onerror = () => undefined
  socket.onclose = ({ reason }) => heard.push(['close', reason])
  return socket
}

/** What a person can ask for, read in full. */
async function readAll(api, { token }, own, heard) {
  const reads = {
    'me.get': undefined,
    'profile.get': undefined,
    'preferences.get': undefined,
    'documents.list': undefined,
    'postings.list': undefined,
    'postings.get': { id: own.postingId },
    'outreach.list': undefined,
    'outreach.get': { id: own.draftId },
    'runs.list': undefined,
    'activity.list': {},
    'spend.month': undefined,
    'system.status': undefined,
    'events.since': { seq: 0, limit: 500 },
    'admin.queues': undefined,
    'admin.costs': undefined,
    'admin.audit': {},
    'admin.deadJobs': {},
  }
  for (const [path, input] of Object.entries(reads)) await hear(api, heard, path, { token, input, method: 'GET' })
  for (const path of ['/health/ready', '/health/live']) {
    const answer = await fetch(api.url + path)
    heard.push([path, `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`])
  }
}

async function hear(api, heard, path, options) {
  const answer = await api.call(path, options)
  heard.push([path, `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`])
  return answer.status
}

/** Where in the tables that people or admins can read the canary stands. */
async function stored(database) {
  const places = {
    events: 'select body::text as text from events',
    'runs (error)': `select coalesce(error::text, '') || steps::text as text from task_runs`,
    actions: 'select row::text as text from agent_actions as row',
    'dead jobs': 'select row::text as text from dead_jobs as row',
    effects: 'select row::text as text from effects as row',
    documents: 'select row::text as text from documents as row',
  }
  const found = []
  for (const [place, statement] of Object.entries(places)) {
    const { rows } = await database.owner.query(statement)
    for (const { text } of rows) if (text.includes(canary)) found.push(`${place}: ${around(text)}`)
  }
  return found
}

const around = (text) => {
  const at = text.indexOf(canary)
  return text.slice(Math.max(0, at - 200), at + 80)
}

/** Every mutation while each write of the database fails, first as a fault of ours, then as a full disk. */
async function failDatabase(api, database, person, own, heard) {
  const statuses = []
  const tables = ['postings', 'documents', 'preferences', 'profile_versions', 'profiles', 'agent_outputs', 'task_runs']
  const all = [...tables, 'events', 'users']
  for (const code of ['P0001', '53100', '23514']) {
    await database.owner.query(`create or replace function canary() returns trigger language plpgsql as $$
      begin
        raise exception '${canary} in the message' using errcode = '${code}', detail = '${canary} in the detail',
          hint = '${canary} in the hint', constraint = '${canary}', table = '${canary}', column = '${canary}';
      end $$`)
    for (const table of all)
      await database.owner.query(
        `create or replace trigger canary before insert or update on ${table} for each row execute function canary()`,
      )
    const inputs = mutationInputs(own, `${code}-${Date.now()}`)
    await eachOf(Object.entries(inputs), 6, async ([path, input]) => {
      const status = await hear(api, heard, path, { token: person.token, input })
      statuses.push(status)
      if (code === '53100' && status >= 500 && status !== 503)
        heard.push(['WRONG', `${path} gave ${status} for ${code}`])
    })
    for (const table of all) await database.owner.query(`drop trigger canary on ${table}`)
  }
  return statuses.filter((status) => status >= 500).length
}

/** Each thing the product rests on fails with a secret in its words, and nobody but the log may hear it. */
export async function singCanaries({ ground }) {
  await using database = await ground.openDatabase()
  await using model = await startFailing((response, request) =>
    say([500, 401, 400, 429][Number(request.socket.remotePort) % 4])(response),
  )
  await using site = await startFailing((response, { url }) => (pages[url.split('?')[0]] ?? say(500))(response))
  const folder = await mkdtemp(join(tmpdir(), `${canary}-`))
  const heard = []
  const failures = {}
  try {
    await using api = await startApi(database, {
      people: 2,
      roles: ['server', 'worker'],
      env: {
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        MODEL_PROVIDER: 'openai-compatible',
        MODEL_BASE_URL: `${model.url}/v1`,
        MODEL_API_KEY: `key-${canary}`,
        MODEL_FAST: 'local',
        MODEL_PRICE_INPUT: '0',
        MODEL_PRICE_OUTPUT: '0',
        FETCH_ALLOWED_TEST_HOSTS: site.host,
      },
    })
    const pid = api.pid()
    const [person] = api.people
    const socket = listen(api, person.token, heard)
    const own = await makeBelongings(api, person)
    for (const path of Object.keys(pages)) {
      const status = await hear(api, heard, 'postings.addUrl', { token: person.token, input: { url: site.url + path } })
      if (status !== 200) throw new Error(`adding ${path} gave ${status}`)
    }
    await allQuiet(database, 90_000)
    await readAll(api, person, own, heard)
    failures.pages = await database.count(`select count(*) from task_runs where state = 'failed'`)
    failures['model calls'] = await database.count(
      `select count(*) from agent_actions where made_by ? 'fallbackReason'`,
    )
    failures['database refusals'] = await failDatabase(api, database, person, own, heard)

    // The folder of files is one no more.
    await rm(join(folder, 'files'), { recursive: true, force: true })
    await writeFile(join(folder, 'files'), '')
    const input = { text: `Ada ${canary.length}` }
    const statuses = [await hear(api, heard, 'documents.addText', { token: person.token, input })]
    const upload = await sendRaw(
      api.url,
      requestBytes({
        method: 'PUT',
        target: '/uploads/resume?name=a.txt',
        headers: { authorization: `Bearer ${person.token}` },
        body: 'Ada',
      }),
    )
    heard.push(['upload', upload.text])
    statuses.push(upload.status)
    failures.files = statuses.filter((status) => status === 503).length
    await rm(join(folder, 'files'))

    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const header of [{ alg: canary }, { alg: 'none' }, { alg: 'RS256', kid: canary }, { alg: 'RS256' }, canary]) {
      const token = `${part(header)}.${part({ sub: canary, iss: canary, azp: canary, exp: 9e9 })}.${part(canary)}`
      failures.tokens =
        (failures.tokens ?? 0) + ((await hear(api, heard, 'me.get', { token, method: 'GET' })) === 401 ? 1 : 0)
      listen(api, token, heard)
    }
    await allQuiet(database, 90_000)
    await readAll(api, person, own, heard)
    socket.close()
    // Or it would take the others' work, without a mail server and a scanner.
    await api.stack.end('worker', 'SIGKILL')
    Object.assign(
      failures,
      await failOutside({
        ...{ database, canary, startFailing, heard },
        listenTo: (other, somebody) => readAll(other, somebody, own, heard),
      }),
    )
    const leaks = heard.filter(([, text]) => text.includes(canary)).map(([where, text]) => `${where}: ${around(text)}`)
    const kept = await stored(database)
    const wrong = heard.filter(([where]) => where === 'WRONG').map(([, text]) => text)
    const isSame = api.pid() === pid
    const least = {
      pages: 7,
      'model calls': 1,
      'database refusals': 20,
      files: 2,
      tokens: 5,
      mails: 1,
      scans: 1,
      buckets: 1,
    }
    const tooFew = Object.entries(least).filter(([name, times]) => failures[name] < times)
    return {
      injected: `failures with a secret in them: ${Object.entries(failures)
        .map(([name, times]) => `${name} ${times}`)
        .join(', ')}`,
      lost: wrong.length,
      doubled: leaks.length + kept.length,
      note: [
        `${heard.length} answers and frames read; same process: ${isSame}; doubled: places where the secret was found`,
        ...leaks.slice(0, 6),
        ...kept.slice(0, 6),
        ...wrong.slice(0, 3),
        ...tooFew.map(([name, times]) => `only ${failures[name]} of at least ${times}: ${name}`),
      ].join('\n      '),
      isMet: isSame && tooFew.length === 0,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

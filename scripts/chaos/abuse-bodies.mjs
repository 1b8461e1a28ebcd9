import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { appRouter, loadAllFeatures } from '../../apps/server/src/router.ts'
import { fingerprint } from './abuse-calls.mjs'
import { startApi } from './setup/api.mjs'
import { makeBelongings, mutationInputs } from './setup/mutations.mjs'
import { eachOf, requestBytes, sendRaw } from './setup/raw-call.mjs'
import { openVigil } from './setup/vigil.mjs'

/** Sends a head and then chunks until the server ends it or `mostBytes` are out; resolves with the answer's status. */
function sendEndless(url, target, { method = 'POST', token, mostBytes, type = 'application/json' }) {
  const { hostname, port } = new URL(url)
  const piece = Buffer.alloc(64 * 1024, 'a')
  const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
  return new Promise((resolve) => {
    let [sent, text, isEnded] = [0, '', false]
    const end = (status) => {
      isEnded = true
      clearTimeout(timer)
      resolve(status)
      socket.destroy()
    }
    const timer = setTimeout(() => end(-1), 30_000)
    const send = () => {
      while (!isEnded && sent < mostBytes) {
        sent += piece.length
        if (!socket.write(chunk)) return socket.once('drain', send)
      }
    }
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `${method} ${target} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\nauthorization: Bearer ${token}\r\ntransfer-encoding: chunked\r\n\r\n`,
      )
      send()
    })
    socket.on('data', (data) => {
      text += data
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
      if (status) end(Number(status))
    })
    socket.on('error', () => undefined)
    socket.on('close', () => end(0))
  })
}

/** One frame on a socket that has said who it is; 0 when the socket was closed for it, 400 when it was answered. */
function sendFrame(api, token, text) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/trpc?connectionParams=1`)
    const timer = setTimeout(() => resolve(-1), 15_000)
    const end = (status) => {
      clearTimeout(timer)
      resolve(status)
      socket.close()
    }
    socket.onopen = () => {
      socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
      socket.send(text)
    }
    socket.onmessage = ({ data }) => end(JSON.parse(data).error ? 400 : 200)
    socket.onclose = () => end(0)
    socket.onerror = () => undefined
  })
}

/** Bodies that are too large, never end, are nested too deep, or are not what they say. */
export async function sendLargeBodies({ ground, isLong }) {
  const each = isLong ? 40 : 2
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2 })
  const [{ token }, bystander] = api.people
  // Made beforehand, so that the making holds up nobody who is measured.
  const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(50_000_000) }))
  const keys = JSON.stringify(Object.fromEntries(Array.from({ length: 70_000 }, (_, at) => [`k${at}`, 1])))
  const huge = Buffer.alloc(isLong ? 100_000_000 : 20_000_000, '[')
  const vigil = await openVigil(api, { person: bystander })
  const before = await fingerprint(database, api.people)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const post = (body, more) =>
    sendRaw(api.url, requestBytes({ target: '/trpc/postings.addText', headers: { ...headers, ...more }, body })).then(
      (answer) => answer.status,
    )
  const put = (body, as = token) =>
    sendRaw(
      api.url,
      requestBytes({
        method: 'PUT',
        target: '/uploads/resume?name=a.pdf',
        headers: { ...headers, authorization: `Bearer ${as}` },
        body,
      }),
    ).then((answer) => answer.status)
  const deep = (levels, open, close) => `{"text":${open.repeat(levels)}1${close.repeat(levels)}}`
  const kinds = {
    'two MB': () => post(JSON.stringify({ text: 'x'.repeat(2_000_000) })),
    'a hundred MB': () => post(huge),
    'chunks without end': () => sendEndless(api.url, '/trpc/postings.addText', { token, mostBytes: 200_000_000 }),
    'arrays 100,000 deep': () => post(deep(100_000, '[', ']')),
    'objects 100,000 deep': () => post(deep(100_000, '{"a":', '}')),
    'arrays 400,000 deep, unclosed': () => post(`{"text":${'['.repeat(400_000)}`),
    'a hundred thousand keys': () => post(keys),
    'a number of 900,000 digits': () => post(`{"text":${'9'.repeat(900_000)}}`),
    'gzip of 50 MB': () => post(bomb, { 'content-encoding': 'gzip' }),
    'an upload of 11 MB': () => put(Buffer.alloc(11_000_000)),
    'an upload without end': () =>
      sendEndless(api.url, '/uploads/resume', {
        method: 'PUT',
        token,
        mostBytes: 200_000_000,
        type: 'application/pdf',
      }),
    'a webhook of 11 MB': () =>
      sendRaw(api.url, requestBytes({ target: '/webhooks/clerk', headers, body: Buffer.alloc(11_000_000) })).then(
        (answer) => answer.status,
      ),
    'a frame of 1 MB': () => sendFrame(api, token, 'x'.repeat(1_000_000)),
    'a frame 30,000 deep': () => sendFrame(api, token, '['.repeat(30_000) + ']'.repeat(30_000)),
    'an input 10,000 deep in a frame': () =>
      sendFrame(
        api,
        token,
        `{"id":1,"method":"subscription","params":{"path":"events.live","input":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
      ),
  }
  const answers = {}
  const work = Object.entries(kinds).flatMap((kind) => Array(each).fill(kind))
  await eachOf(work, 8, async ([kind, send]) => {
    answers[kind] = vigil.note(await send())
  })
  const doubled = (await fingerprint(database, api.people)) === before ? 0 : 1
  // A good upload of the largest size is still taken, of somebody who has not used up what may be sent in an hour.
  const whole = await put(Buffer.alloc(10 * 1024 * 1024, 'a'), bystander.token)
  const verdict = await vigil.verdict({ allowed: (status) => status === 0 || status >= 400 })
  return {
    injected: `${Object.keys(kinds).length} kinds of large body, ${each} times each`,
    ...verdict,
    doubled,
    note: `${Object.entries(answers)
      .map(([kind, status]) => `${kind}: ${status || 'closed'}`)
      .join(', ')}; 10 MB: ${whole}; ${verdict.note}`,
    isMet: verdict.isMet && whole === 201,
  }
}

/** Every mutation as a page of another site could send it: refused, and nothing changes. */
export async function sendForeignMutations({ ground }) {
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 1 })
  const [person] = api.people
  const own = await makeBelongings(api, person)
  const inputs = mutationInputs(own)
  await loadAllFeatures()
  const mutations = Object.entries(appRouter._def.procedures)
    .filter(([, procedure]) => procedure._def.type === 'mutation')
    .map(([path]) => path)
  const unknown = mutations.filter((path) => !(path in inputs))
  const vigil = await openVigil(api)
  const before = await fingerprint(database, [person])
  const people = () => database.count('select count(*) from users')
  const peopleBefore = await people()
  const json = 'application/json'
  const disguises = {
    'a foreign origin': { 'content-type': json, origin: 'https://evil.example' },
    'the origin null': { 'content-type': json, origin: 'null' },
    'an origin that begins like ours': { 'content-type': json, origin: `${api.stack.url}.evil.example` },
    'our origin with another port': { 'content-type': json, origin: 'http://localhost:1' },
    'text/plain': { 'content-type': 'text/plain' },
    'text/plain that mentions JSON': { 'content-type': 'text/plain; application/json' },
    multipart: { 'content-type': 'multipart/form-data; boundary=x' },
    urlencoded: { 'content-type': 'application/x-www-form-urlencoded' },
    'no type': {},
    'a type that begins like JSON': { 'content-type': 'application/jsonx' },
  }
  const taken = []
  const send = async (path, disguise, headers, more = {}) => {
    const answer = await sendRaw(
      api.url,
      requestBytes({
        target: `/trpc/${path}`,
        headers: { authorization: `Bearer ${person.token}`, ...headers },
        body: JSON.stringify(inputs[path]),
        ...more,
      }),
    )
    const status = vigil.note(answer.status)
    if (![403, 405, 415].includes(status)) taken.push(`${path} with ${disguise}: ${status}`)
  }
  const work = mutations.flatMap((path) => [
    ...Object.entries(disguises).map(
      ([disguise, headers]) =>
        () =>
          send(path, disguise, headers),
    ),
    () =>
      send(
        path,
        'GET',
        {},
        {
          method: 'GET',
          target: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(inputs[path]))}`,
          body: '',
        },
      ),
    () => send(path, 'OPTIONS', { 'content-type': json }, { method: 'OPTIONS' }),
    () => send(path, 'PUT', { 'content-type': json }, { method: 'PUT' }),
  ])
  await eachOf(work, 16, (one) => one())
  const foreignUpload = await sendRaw(
    api.url,
    requestBytes({
      method: 'PUT',
      target: '/uploads/resume?name=a.txt',
      headers: { authorization: `Bearer ${person.token}`, origin: 'https://evil.example' },
      body: 'Foreign',
    }),
  )
  if (vigil.note(foreignUpload.status) !== 403) taken.push(`an upload: ${foreignUpload.status}`)
  const isUntouched = (await fingerprint(database, [person])) === before && (await people()) === peopleBefore
  // The same inputs without a disguise are understood: what was refused was refused for its disguise.
  const misread = []
  for (const path of mutations) {
    const { status } = await api.call(path, { token: person.token, input: inputs[path] })
    if (status === 400 || status === 415) misread.push(path)
  }
  const verdict = await vigil.verdict()
  return {
    injected: `${mutations.length} mutations in ${work.length / mutations.length} disguises, and an upload`,
    ...verdict,
    lost: verdict.lost + unknown.length + misread.length,
    doubled: taken.length + (isUntouched ? 0 : 1),
    note: [
      verdict.note,
      ...taken.slice(0, 5),
      ...(unknown.length > 0 ? [`without an input: ${unknown.join(', ')}`] : []),
      ...(misread.length > 0 ? [`not understood even without a disguise: ${misread.join(', ')}`] : []),
    ].join('\n      '),
  }
}

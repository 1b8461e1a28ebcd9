import { fingerprint } from './abuse-calls.mjs'
import { startApi } from './setup/api.mjs'
import { openCounting } from './setup/counting-socket.mjs'
import { startHelper } from './setup/helper.mjs'
import { eachOf, sendRaw } from './setup/raw-call.mjs'
import { append, openReader } from './setup/readers.mjs'
import { slowKinds } from './setup/slow-kinds.mjs'
import { malformedUpgrades } from './setup/upgrades.mjs'
import { openVigil } from './setup/vigil.mjs'
import { seconds, waitUntil } from './setup/wait.mjs'

/** Upgrades of every wrong kind; none may end in a socket. */
export async function sendMalformedUpgrades({ ground, isLong }) {
  await using database = await ground.openDatabase()
  await using api = await startApi(database)
  const vigil = await openVigil(api)
  const kinds = malformedUpgrades()
  // Waits for the limit on headers, which the slow clients of the short form wait for as well.
  if (!isLong) delete kinds['only line ends']
  const rounds = isLong ? 10 : 1
  const wrong = []
  for (let round = 0; round < rounds; round++)
    await eachOf(Object.entries(kinds), 10, async ([kind, bytes]) => {
      const { status } = await sendRaw(api.url, bytes, { isHeadEnough: true })
      if (vigil.note(status) === 101) wrong.push(kind)
    })
  const verdict = await vigil.verdict({ allowed: (status) => status !== 101 })
  return {
    injected: `${Object.keys(kinds).length} kinds of malformed upgrade, ${rounds} times each`,
    doubled: wrong.length,
    ...verdict,
    note: [verdict.note, ...wrong.slice(0, 5)].join('\n      '),
    isMet: verdict.isMet && Object.keys(kinds).length >= 70,
  }
}

/** Thousands of subscriptions on one socket, again when it is closed for it: the limit holds and others do not wait. */
export async function openManySubscriptions({ ground, isLong }) {
  const [howMany, limit, asked] = [isLong ? 50_000 : 5_000, 20, 50]
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2 })
  const [attacker, bystander] = api.people
  using reader = await openReader(database, { url: api.url, person: bystander })
  const vigil = await openVigil(api, { person: bystander })
  const codes = new Set()
  let most = 0
  // All at once on one socket, and then as much again, as soon as it is closed.
  for (let round = 0; round < 2; round++) {
    using flood = startHelper('flood-process.mjs', [api.url, attacker.token, String(howMany)])
    const { code, started } = await flood.next()
    codes.add(code)
    most = Math.max(most, started)
  }
  // Somebody who asks for too many, but not for thousands, keeps what they may have.
  const modest = await openCounting(api.url, attacker.token)
  for (let id = 1; id <= asked; id++) modest.subscribe(id)
  const { counts } = modest
  await waitUntil('an answer to each', () => counts.started + counts.refused + counts.other >= asked)
  await append(database.owner, attacker.userId)
  await append(database.owner, attacker.userId)
  await waitUntil('the last event on each', () => counts.data >= 2 * counts.started)
  await append(database.owner, bystander.userId)
  const { lost, doubled, faults } = await reader.settle()
  modest.socket.close()
  const verdict = await vigil.verdict({ limitMs: 1_000 })
  return {
    injected: `${howMany} subscriptions on one socket, twice, and ${asked} on another`,
    ...verdict,
    lost: verdict.lost + lost + Math.max(0, limit - counts.started) + counts.other,
    doubled: doubled + Math.max(0, Math.max(counts.started, most) - limit) + (counts.data - 2 * counts.started),
    note: `flooded sockets closed with ${[...codes]}; of ${asked}, ${counts.started} open and ${counts.refused} refused; ${verdict.note}`,
    isMet: verdict.isMet && faults === 0 && [...codes].join() === '4429',
  }
}

/** Connections that hold on without doing anything: all are closed in time, while others are served. */
export async function holdOn({ ground, isLong }) {
  const each = isLong ? 100 : 30
  await using database = await ground.openDatabase()
  await using api = await startApi(database, { people: 2 })
  const [attacker, bystander] = api.people
  const vigil = await openVigil(api, { person: bystander })
  const before = await fingerprint(database, api.people)
  const kinds = slowKinds(attacker.token, isLong)
  // Those that do not read write as fast as they can: beside them, the others would be late in noticing their end.
  const parted = Object.groupBy(Object.keys(kinds), (kind) => (kind.includes('read') ? 'busy' : 'idle'))
  const longest = {}
  let late = 0
  await Promise.all(
    Object.entries(parted).map(async ([group, names]) => {
      const howMany = group === 'busy' ? Math.ceil(each / 30) : each
      const what = JSON.stringify({ names, howMany, isLong })
      using clients = startHelper('slow-process.mjs', [api.url, attacker.token, what])
      for (const { kind, took } of await clients.next()) {
        longest[kind] = Math.max(longest[kind] ?? 0, took)
        if (took > kinds[kind][0]) late += 1
      }
    }),
  )
  const verdict = await vigil.verdict()
  const doubled = (await fingerprint(database, api.people)) === before ? 0 : 1
  return {
    injected: `${Object.keys(kinds).length} kinds of slow client, ${each} of most`,
    ...verdict,
    lost: verdict.lost + late,
    doubled,
    note: `${Object.entries(longest)
      .map(([kind, ms]) => `${kind}: closed within ${seconds(ms)} s of ${kinds[kind][0] / 1000}`)
      .join(', ')}; ${verdict.note}`,
  }
}

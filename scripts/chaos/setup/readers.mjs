import { followLog } from '../../../packages/testing/src/resuming-subscriber.ts'
import { waitUntil } from './wait.mjs'

/** Appends one event as its own transaction and returns its number. */
export const append = async (client, userId) =>
  Number(
    (await client.query(`select append_event($1, '{"type": "preferences.changed"}') as seq`, [userId])).rows[0].seq,
  )

/** One resuming reader of a person's log from here on, with what it owes at the end. Dispose it: that stops it. */
export async function openReader(database, { url, person }) {
  const newest = async () =>
    Number((await database.owner.query('select event_seq from users where id = $1', [person.userId])).rows[0].event_seq)
  const after = await newest()
  let seenAt = 0
  const reader = followLog({
    url: typeof url === 'function' ? url : () => url,
    token: () => person.token,
    after,
    onEvent: (_event, receivedAt) => {
      seenAt = receivedAt
    },
  })
  await waitUntil('the subscription', reader.isLive)
  return {
    ...reader,
    last: () => reader.seqs.at(-1) ?? after,
    lastSeenAt: () => seenAt,
    /** Waits for everything that was committed, then counts what is missing, came twice, or came in another order. */
    async settle(limitMs = 60_000) {
      const end = await newest()
      // What is lost never comes: then the wait ends in vain and the count below says how much.
      await waitUntil('the last event', () => reader.seqs.includes(end) || end === after, limitMs, 100).catch(
        () => undefined,
      )
      const distinct = new Set(reader.seqs).size
      return {
        events: end - after,
        lost: end - after - distinct,
        doubled: reader.seqs.length - distinct,
        faults: reader.faults.length,
        starts: reader.starts(),
      }
    },
    [Symbol.dispose]: () => reader.stop(),
  }
}

/** What several readers owe together. */
export function sumOf(counts) {
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0)
  return {
    events: sum('events'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    faults: sum('faults'),
    starts: sum('starts'),
  }
}

import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import pg from 'pg'
import { WebSocketServer } from 'ws'

// The floor of live updates: LISTEN and a `ws` broadcast with nothing in between; or, told so, the broadcast alone.
const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
const listening = once(sockets, 'listening')
function broadcast(bytes) {
  for (const client of sockets.clients) client.send(bytes, { binary: false })
}
const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
client.on('notification', ({ payload }) => broadcast(Buffer.from(payload)))
await client.query('listen floor')

process.on('message', async ({ text, times }) => {
  const bytes = Buffer.from(text)
  for (let time = 0; time < times; time++) {
    broadcast(bytes)
    await nextTurn()
  }
})
process.on('disconnect', () => process.exit(0))
await listening
process.send({ type: 'ready', port: sockets.address().port })

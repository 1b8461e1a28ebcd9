import { openCounting } from './counting-socket.mjs'

// Asks for thousands of subscriptions on one socket, and says with which code it was closed and how many were started.
process.once('disconnect', () => process.exit(0))
const [url, token, howMany] = process.argv.slice(2)
const patienceMs = 30_000

const flood = await openCounting(url, token)
for (let id = 1; id <= Number(howMany); id++) flood.subscribe(id)
const code = await Promise.race([
  flood.closed,
  new Promise((resolve) => setTimeout(resolve, patienceMs, 'still open').unref()),
])
process.send({ code, started: flood.counts.started }, () => process.exit(0))

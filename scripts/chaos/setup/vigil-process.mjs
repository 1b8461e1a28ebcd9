import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

// Somebody who behaves, in a process that does nothing else: what it waits for is the server, not whoever attacks it.
process.once('disconnect', () => process.exit(0))
const [url, pid, token] = process.argv.slice(2)

/** What the server holds in memory, in MB. */
const residentMb = () =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

async function good() {
  const from = performance.now()
  const answer = await fetch(`${url}/trpc/me.get`, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`a good client got ${answer.status}: ${text}`)
  return performance.now() - from
}

// What is allocated once, at the first requests, is not the attack's.
for (let at = 0; at < 200; at++) await good()
const before = residentMb()
const seen = { before, peak: before, slowest: 0, failures: 0 }
let isOver = false
process.once('message', () => {
  isOver = true
})
process.send('watching')
while (!isOver) {
  try {
    seen.peak = Math.max(seen.peak, residentMb())
    seen.slowest = Math.max(seen.slowest, await good())
  } catch {
    seen.failures += 1
  }
  await wait(100)
}
const last = await good().catch(() => null)
process.send({ ...seen, last })
process.disconnect()

import { readFileSync } from 'node:fs'

/** What a process holds in memory, in MB. */
const residentMb = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** How much more memory the server may hold at any moment of an attack than before it, in MB. */
const mostGrowthMb = 400

/**
 * Watches a server that is being abused: which answers it gives, whether it stays the same process, how much memory it
 * takes, and whether somebody who behaves is still served. `probe` is that somebody's call.
 */
export async function openVigil(api, { person = api.people[0] } = {}) {
  const pid = api.pid()
  const good = async () => {
    const from = performance.now()
    const answer = await api.call('me.get', { token: person.token, method: 'GET' })
    if (!answer.ok) throw new Error(`a good client got ${answer.status}: ${await answer.text()}`)
    return performance.now() - from
  }
  // What is allocated once, at the first requests, is not the attack's.
  for (let at = 0; at < 200; at++) await good()
  const before = residentMb(pid)
  let peak = before
  let slowest = 0
  let failures = 0
  const statuses = {}
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      try {
        peak = Math.max(peak, residentMb(pid))
        slowest = Math.max(slowest, await good())
      } catch {
        failures += 1
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    note(status) {
      statuses[status] = (statuses[status] ?? 0) + 1
      return status
    },
    /** What it came to: `lost` are requests without an answer and answers that should not have been. */
    async verdict({ allowed = () => true, limitMs = 5_000 } = {}) {
      isOver = true
      await watching
      const isSame = api.pid() === pid && api.stack.children.get('server').exitCode === null
      const last = isSame ? await good().catch(() => Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
      const wrong = Object.keys(statuses).filter(
        (status) => (Number(status) >= 500 && status !== '503') || Number(status) < 0 || !allowed(Number(status)),
      )
      const growth = peak - before
      return {
        lost: wrong.reduce((sum, status) => sum + statuses[status], 0) + failures,
        note: [
          Object.entries(statuses)
            .map(([status, times]) => `${times} × ${status === '0' ? 'closed' : status === '-1' ? 'SILENCE' : status}`)
            .join(', '),
          `same process: ${isSame}`,
          `memory ${before} MB, at most ${growth} MB more of ${mostGrowthMb}`,
          `a good client waited ${Math.round(slowest)} ms at most${failures > 0 ? ` and FAILED ${failures} times` : ''}`,
          ...(wrong.length > 0 ? [`WRONG: ${wrong.join(', ')}`] : []),
        ]
          .filter(Boolean)
          .join('; '),
        isMet: isSame && growth <= mostGrowthMb && last < limitMs && slowest < limitMs,
      }
    },
  }
}

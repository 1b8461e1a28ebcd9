import { startHelper } from './helper.mjs'

/** How much more memory the server may hold at any moment of an attack than before it, in MB. */
const mostGrowthMb = 400

/**
 * Watches a server that is being abused: which answers it gives, whether it stays the same process, how much memory it
 * takes, how long its event loop stands still, and whether somebody who behaves is still served. That is `person`, in a
 * process of their own.
 */
export async function openVigil(api, { person = api.people[0] } = {}) {
  const pid = api.pid()
  const watcher = startHelper('vigil-process.mjs', [api.url, String(pid), person.token])
  await watcher.next()
  const stoodStill = api.watchLoop()
  const statuses = {}
  return {
    note(status) {
      statuses[status] = (statuses[status] ?? 0) + 1
      return status
    },
    /** What it came to: `lost` are requests without an answer and answers that should not have been. */
    async verdict({ allowed = () => true, limitMs = 5_000 } = {}) {
      watcher.send('over')
      const { before, peak, slowest, failures, last } = await watcher.next()
      const isSame = api.pid() === pid && api.stack.children.get('server').exitCode === null
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
          `the server's event loop stood still ${Math.round(stoodStill())} ms at most`,
          `a good client waited ${Math.round(slowest)} ms at most${failures > 0 ? ` and FAILED ${failures} times` : ''}`,
          ...(wrong.length > 0 ? [`WRONG: ${wrong.join(', ')}`] : []),
        ]
          .filter(Boolean)
          .join('; '),
        isMet: isSame && growth <= mostGrowthMb && last !== null && last < limitMs && slowest < limitMs,
      }
    },
  }
}

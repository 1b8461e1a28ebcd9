const firstMs = 30_000
const mostMs = 600_000

/** Wait before attempt `attempt` + 1: 30 s doubled each time, at most 600 s, with up to a fifth taken off at random. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(mostMs, firstMs * 2 ** (attempt - 1))
  return Math.round(full * (1 - 0.2 * random()))
}

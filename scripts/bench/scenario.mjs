/**
 * What is asked of the API under load, how soon 95 of 100 answers must be there, in ms, and what part of a bare server's rate
 * is wanted at least. Plain constants: read by
 * `api.mjs` (autocannon) and by `load.k6.js`, which runs in k6 and not in Node.
 */
export const connections = 50

const oneRow = (runId) => `/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ id: runId }))}`

export const parts = [
  { name: 'health', path: () => '/health/live', p95Ms: 50, leastRatio: 0 },
  { name: 'one-row', path: oneRow, p95Ms: 500, leastRatio: 0.6 },
  { name: '20-rows', path: () => '/trpc/runs.list', p95Ms: 500, leastRatio: 0.6 },
]

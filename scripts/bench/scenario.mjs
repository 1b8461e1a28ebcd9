/**
 * What is asked of the API under load, and how soon 95 of 100 answers must be there, in ms. Plain constants: read by
 * `api.mjs` (autocannon) and by `load.k6.js`, which runs in k6 and not in Node.
 */
export const connections = 50

const oneRow = (runId) => `/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ id: runId }))}`

export const parts = [
  { name: 'health', path: () => '/health/live', p95Ms: 50 },
  { name: 'one-row', path: oneRow, p95Ms: 500 },
  { name: '20-rows', path: () => '/trpc/runs.list', p95Ms: 500 },
]

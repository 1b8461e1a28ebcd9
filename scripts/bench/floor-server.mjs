import { createServer } from 'node:http'
import pg from 'pg'

// The floor of an API: node:http and pg, the same statements in the same transaction and role, nothing else.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20, options: '-c role=jobpilot_app' })
const columns = 'id, task, state, subject_kind, subject_id, steps, attempt, error, created_at, started_at, ended_at'
const one = `select ${columns} from task_runs where user_id = $1 and id = $2`
const many = `select ${columns} from task_runs where user_id = $1 order by state in ('queued', 'running', 'held') desc, created_at desc limit $2`

async function asUser(userId, statement, values) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('role', 'jobpilot_app', true), set_config('app.user_id', $1, true)", [userId])
    const { rows } = await client.query(statement, values)
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  response.setHeader('content-type', 'application/json')
  if (url.pathname === '/health') return response.end('{"status":"ok"}')
  const user = url.searchParams.get('user')
  const isOne = url.pathname === '/one-row'
  const rows = isOne
    ? await asUser(user, one, [user, url.searchParams.get('id')])
    : await asUser(user, many, [user, 20])
  response.end(JSON.stringify(isOne ? rows[0] : rows))
})
server.listen(0, '127.0.0.1', () => process.send({ type: 'ready', port: server.address().port }))
process.on('disconnect', () => process.exit(0))

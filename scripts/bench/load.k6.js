import { check, fail } from 'k6'
import http from 'k6/http'
import { connections, parts } from './scenario.mjs'

// The scenario of `npm run bench -- --only api`, against an instance that is running, for those who have k6:
//   k6 run -e URL=http://localhost:3000 scripts/bench/load.k6.js                        (with the demo person, where there is one)
//   k6 run -e URL=… -e EMAIL=… -e PASSWORD=… scripts/bench/load.k6.js                  (with an account that has at least one run)
const url = __ENV.URL || 'http://localhost:3000'
const secondsEach = Number(__ENV.SECONDS || 20)

export const options = {
  scenarios: Object.fromEntries(
    parts.map(({ name }, at) => [
      name,
      {
        executor: 'constant-vus',
        vus: connections,
        duration: `${secondsEach}s`,
        startTime: `${at * (secondsEach + 2)}s`,
        exec: 'ask',
        env: { PART: name },
        tags: { part: name },
      },
    ]),
  ),
  thresholds: Object.fromEntries([
    ['checks', ['rate==1']],
    ...parts.map(({ name, p95Ms }) => [`http_req_duration{part:${name}}`, [`p(95)<${p95Ms}`]]),
  ]),
}

const asJson = { headers: { 'content-type': 'application/json' } }

function signIn() {
  const { EMAIL: email, PASSWORD: password } = __ENV
  const answer = email
    ? http.post(`${url}/trpc/auth.signIn`, JSON.stringify({ email, password }), asJson)
    : http.post(`${url}/trpc/auth.demo`, '{}', asJson)
  if (answer.status !== 200) fail(`Nobody could sign in (${answer.status}): give EMAIL and PASSWORD of an account.`)
  return answer.json('result.data.accessToken')
}

export function setup() {
  const token = signIn()
  const runs = http.get(`${url}/trpc/runs.list`, { headers: { authorization: `Bearer ${token}` } }).json('result.data')
  if (!runs.length) fail('This account has no run to ask for: read a posting with it first.')
  return { token, runId: runs[0].id }
}

export function ask({ token, runId }) {
  const { path } = parts.find(({ name }) => name === __ENV.PART)
  const answer = http.get(`${url}${path(runId)}`, { headers: { authorization: `Bearer ${token}` } })
  check(answer, { 'is answered': ({ status }) => status === 200 })
}

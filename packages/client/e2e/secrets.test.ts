import { careersSite, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'

const canary = 'xqsecret'
/** Nobody listens there, so that everything which uses a secret fails, and says so in the log. */
const nobody = '127.0.0.1:9'
const secrets = {
  LINK_SECRET: `${canary}-link-`.padEnd(48, 'x'),
  MODEL_PROVIDER: 'openai-compatible',
  MODEL_BASE_URL: `http://${nobody}/v1`,
  MODEL_API_KEY: `${canary}-model`,
  MODEL_FAST: 'gpt-5-mini',
  MODEL_QUALITY: 'gpt-5-mini',
  SMTP_URL: `smtp://jobpilot:${canary}-smtp@${nobody}`,
  MAIL_FROM: 'jobpilot@example.org',
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://${nobody}`,
  OTEL_EXPORTER_OTLP_HEADERS: `api-key=${canary}-otel`,
  SENTRY_DSN: `http://${canary}sentry@${nobody}/1`,
  ADZUNA_APP_ID: 'app',
  ADZUNA_APP_KEY: `${canary}-adzuna`,
  JSEARCH_API_KEY: `${canary}-jsearch`,
  S3_BUCKET: 'bucket',
  S3_ENDPOINT: `http://${nobody}`,
  S3_ACCESS_KEY_ID: `${canary}-s3-id`,
  S3_SECRET_ACCESS_KEY: `${canary}-s3-secret`,
}

let product: TestStack
beforeAll(async () => {
  product = await startTestStack(careersSite, { ...secrets, LOG_LEVEL: 'trace' })
}, 60_000)
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function post(path: string, input: unknown, token?: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${product.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  return { status: response.status, text: await response.text() }
}

test('no line and no answer holds a secret of the instance, of a person or of a session, while all that uses one fails', async () => {
  const password = `${canary}-password`
  const account = { email: 'ada@example.org', password }
  const signedUp = await post('auth.signUp', { ...account, name: 'Ada' })
  const { accessToken, refreshToken } = JSON.parse(signedUp.text).result.data
  const answers = [
    await post('auth.signIn', { ...account, password: `${password}-wrong` }),
    await post('auth.refresh', { refreshToken: `${refreshToken}x` }),
    await post('documents.addText', { text: 'Ada Lovelace\nAnalyst\n\nSkills\nSQL, Python, Excel' }, accessToken),
    await post('postings.addText', { text: 'Analyst\nBabbage Ltd, Berlin\n\n- 3 years of SQL' }, accessToken),
  ]
  const upload = await fetch(`${product.url}/uploads`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'text/plain', 'x-file-name': 'ada.txt' },
    body: 'Ada Lovelace, analyst',
  })
  const ready = await fetch(`${product.url}/health/ready`)
  answers.push({ status: upload.status, text: await upload.text() }, { status: ready.status, text: await ready.text() })

  const said = () => product.stack.lines.join('')
  const has = async (condition: string) =>
    (await product.database.owner.query(`select from task_runs where ${condition}`)).rowCount !== 0 || undefined
  await waitFor(
    'a posting to be read without the model',
    () => has("task = 'postings/read-posting' and state = 'done'"),
    60_000,
  )
  await waitFor(
    'the welcome to be refused',
    () => has("task = 'mail/send-system-mail' and (attempt > 1 or error is not null)"),
    60_000,
  )
  // What fails has failed where it is logged.
  expect(ready.status).toBe(503)
  expect(said()).toMatch(/ECONNREFUSED/)
  expect(product.stack.lines.length).toBeGreaterThan(20)
  for (const secret of [canary, accessToken, refreshToken.split('.').at(-1)]) {
    expect(product.stack.lines.filter((line) => line.includes(secret))).toEqual([])
    expect(answers.filter(({ text }) => text.includes(secret))).toEqual([])
  }
}, 120_000)

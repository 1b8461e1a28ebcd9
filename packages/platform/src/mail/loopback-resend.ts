import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ResendConfig } from './resend-mail.ts'

export type ResendRequest = { key: string; authorization: string; body: Record<string, unknown> }
/** `ok` takes the mail; a status with a name refuses it; `hang` never answers; `taken-then-hang` and `taken-then-500` take it first. */
export type ResendMood =
  | 'ok'
  | 'hang'
  | 'taken-then-hang'
  | 'taken-then-500'
  | { status: number; name: string; message?: string; headers?: Record<string, string> }

export type LoopbackResend = AsyncDisposable & {
  config: ResendConfig
  requests: ResendRequest[]
  /** What really goes out: once for a key, however often it is asked. */
  delivered: ResendRequest[]
  /** How the next requests are answered, in turn; then `ok`. */
  moods: ResendMood[]
}

async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>
}

const answer = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Speaks the part of Resend's API that is used here, as it documents it: answers, refusals, and 24 hours of keys. */
export async function startLoopbackResend(apiKey = 're_test'): Promise<LoopbackResend> {
  const requests: ResendRequest[] = []
  const delivered: ResendRequest[] = []
  const moods: ResendMood[] = []
  const take = (sent: ResendRequest, response: ServerResponse, mood: ResendMood) => {
    const before = delivered.find(({ key }) => key === sent.key)
    if (before && JSON.stringify(before.body) !== JSON.stringify(sent.body))
      return answer(response, 409, {
        statusCode: 409,
        name: 'invalid_idempotent_request',
        message: 'Same idempotency key used with a different request payload.',
      })
    if (!before) delivered.push(sent)
    if (mood === 'taken-then-hang') return
    if (mood === 'taken-then-500')
      return answer(response, 500, { statusCode: 500, name: 'internal_server_error', message: 'no' })
    answer(response, 200, { id: `00000000-0000-4000-8000-${String(delivered.length).padStart(12, '0')}` })
  }
  const server = createServer(async (request, response) => {
    const authorization = request.headers.authorization ?? ''
    if (authorization !== `Bearer ${apiKey}`)
      return answer(response, 401, { statusCode: 401, name: 'invalid_api_key', message: 'API key is invalid' })
    if (request.url?.startsWith('/domains')) return answer(response, 200, { object: 'list', data: [] })
    const sent = { key: String(request.headers['idempotency-key'] ?? ''), authorization, body: await jsonOf(request) }
    requests.push(sent)
    const mood = moods.shift() ?? 'ok'
    if (mood === 'hang') return
    if (typeof mood === 'object')
      return answer(
        response,
        mood.status,
        { statusCode: mood.status, name: mood.name, message: mood.message ?? mood.name },
        mood.headers,
      )
    take(sent, response, mood)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    requests,
    delivered,
    moods,
    config: {
      apiKey,
      apiUrl: `http://127.0.0.1:${port}`,
      from: { name: 'JobPilot', address: 'mail@jobpilot.test' },
      silenceMs: 300,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

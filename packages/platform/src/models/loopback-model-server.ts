import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WireFormat, wireError, wireEvents } from './loopback-wire.ts'
import type { ModelUsage } from './model-error.ts'
import type { ModelConfig, ModelProvider } from './model-port.ts'

/** What the server does with one request. */
export type ModelBehaviour =
  | { kind: 'ok'; json: unknown; usage?: ModelUsage }
  /** As some self-hosted endpoints do: no word on tokens. Chat format only. */
  | { kind: 'uncounted'; json: unknown }
  /** The text as it is: broken JSON, a code fence, anything. */
  | { kind: 'text'; text: string; usage?: ModelUsage }
  | { kind: 'truncated'; text: string }
  | { kind: 'refusal' }
  | { kind: 'status'; status: number; retryAfterSeconds?: number; type?: string }
  /** Half the stream, then the connection is gone. */
  | { kind: 'cut'; json: unknown }
  /** The connection is gone before any answer. */
  | { kind: 'reset' }
  /** Half the stream, then silence. */
  | { kind: 'stall'; json: unknown }
  /** No answer at all, not even a status. */
  | { kind: 'silence' }
  /** All of it, with a pause before each event. */
  | { kind: 'slow'; json: unknown; gapMs: number }
  /** Waits until the test lets go. */
  | { kind: 'held'; json: unknown; until: Promise<unknown> }

export type ModelCall = {
  format: WireFormat
  model: string
  /** The whole request as sent, for assertions on what a model got to see. */
  body: string
  headers: IncomingMessage['headers']
}

export type LoopbackModelServer = AsyncDisposable & {
  /** Ends in `/v1`; every provider's `baseUrl`. */
  baseUrl: string
  port: number
  calls: ModelCall[]
  configFor(provider: ModelProvider): ModelConfig
}

const formats: Record<string, WireFormat> = {
  '/v1/responses': 'openai-responses',
  '/v1/chat/completions': 'openai-chat',
  '/v1/messages': 'anthropic-messages',
}

const modelNames: Record<ModelProvider, string> = {
  openai: 'gpt-4.1-mini',
  anthropic: 'claude-haiku-4-5',
  'openai-compatible': 'local-model',
}

const usualUsage: ModelUsage = { inputTokens: 120, outputTokens: 40, cachedInputTokens: 20 }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function textOf(behaviour: ModelBehaviour): string {
  if ('text' in behaviour) return behaviour.text
  return 'json' in behaviour ? JSON.stringify(behaviour.json) : 'I cannot help with that.'
}

async function act(behaviour: ModelBehaviour, call: ModelCall, response: ServerResponse): Promise<void> {
  if (behaviour.kind === 'silence') return
  if (behaviour.kind === 'reset') return void response.destroy()
  if (behaviour.kind === 'status') {
    const retryAfter =
      behaviour.retryAfterSeconds === undefined ? {} : { 'retry-after': String(behaviour.retryAfterSeconds) }
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...retryAfter })
    return void response.end(wireError(call.format, behaviour.type ?? 'server_error', 'as the test asked'))
  }
  if (behaviour.kind === 'held') await behaviour.until
  const events = wireEvents(
    call.format,
    {
      text: textOf(behaviour),
      isRefusal: behaviour.kind === 'refusal',
      isTruncated: behaviour.kind === 'truncated',
      usage: ('usage' in behaviour ? behaviour.usage : undefined) ?? usualUsage,
    },
    call.format === 'anthropic-messages' && /"name":"json"/.test(call.body),
  )
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const sent = behaviour.kind === 'uncounted' ? events.filter((event) => !event.includes('"usage":{')) : events
  const isHalf = behaviour.kind === 'cut' || behaviour.kind === 'stall'
  for (const event of isHalf ? sent.slice(0, Math.ceil(sent.length / 2)) : sent) {
    if (behaviour.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, behaviour.gapMs))
    if (response.destroyed) return
    await new Promise<void>((resolve) => response.write(event, () => resolve()))
  }
  if (behaviour.kind === 'cut') response.destroy()
  else if (!isHalf) response.end()
}

/**
 * A stand-in for the three model APIs on a free loopback port, for tests of this and other packages. The real SDK
 * talks to it; answers are built on recorded streams.
 *
 * @param options.respond the behaviour for each request, or a queue of them; a used-up queue answers status 500
 */
export async function startLoopbackModelServer(options: {
  respond: ModelBehaviour[] | ((call: ModelCall, index: number) => ModelBehaviour)
  /** One that was stopped may come back where it was; otherwise a free one. */
  port?: number
}): Promise<LoopbackModelServer> {
  const calls: ModelCall[] = []
  const { respond } = options
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const format = formats[request.url ?? '']
    if (format === undefined) return response.writeHead(404).end()
    const { model } = JSON.parse(body) as { model: string }
    const call: ModelCall = { format, model, body, headers: request.headers }
    const index = calls.push(call) - 1
    const behaviour = typeof respond === 'function' ? respond(call, index) : respond[index]
    return act(behaviour ?? { kind: 'status', status: 500, type: 'queue_used_up' }, call, response)
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}/v1`
  return {
    baseUrl,
    port,
    calls,
    configFor: (provider) => ({
      provider,
      apiKey: 'test-key',
      baseUrl,
      fastModel: modelNames[provider],
      qualityModel: modelNames[provider],
      retryDelayMs: 1,
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

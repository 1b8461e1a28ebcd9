import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { createModelPort } from './create-model-port.ts'
import { type LoopbackModelServer, type ModelBehaviour, startLoopbackModelServer } from './loopback-model-server.ts'
import { ModelError } from './model-error.ts'
import { type GenerateRequest, type ModelConfig, modelProviders } from './model-port.ts'

const schema = z.object({ title: z.string(), years: z.array(z.number()), note: z.string().nullable() })
const good = { title: 'Engineer “ünïcode”', years: [2019, 2024], note: null }
const secretPrompt = 'a resume nobody should read in a log'

const opened: LoopbackModelServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server[Symbol.asyncDispose]()
  vi.restoreAllMocks()
})

async function serve(respond: ModelBehaviour[]): Promise<LoopbackModelServer> {
  const server = await startLoopbackModelServer({ respond })
  opened.push(server)
  return server
}

function request(more: Partial<GenerateRequest<z.infer<typeof schema>>> = {}): GenerateRequest<z.infer<typeof schema>> {
  return {
    role: 'fast',
    schema,
    schemaName: 'reading',
    system: 'Read.',
    prompt: secretPrompt,
    maxOutputTokens: 500,
    ...more,
  }
}

async function errorOf(asked: Promise<unknown>): Promise<ModelError> {
  try {
    await asked
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    expect(error.message).not.toMatch(/test-key|resume nobody/)
    return error
  }
  throw new Error('The call was expected to fail')
}

describe.each(modelProviders)('%s', (provider) => {
  const run = async (
    respond: ModelBehaviour[],
    config: Partial<ModelConfig> = {},
    more: Partial<GenerateRequest<z.infer<typeof schema>>> = {},
  ) => {
    const server = await serve(respond)
    const port = createModelPort({ ...server.configFor(provider), ...config })
    return { server, answer: port.generate(request(more)) }
  }

  it('gives the value, the usage and the model', async () => {
    const { server, answer } = await run([
      { kind: 'ok', json: good, usage: { inputTokens: 300, outputTokens: 50, cachedInputTokens: 100 } },
    ])
    const generated = await answer
    expect(generated).toMatchObject({ value: good, provider, model: server.configFor(provider).fastModel })
    expect(generated.usage).toEqual({ inputTokens: 300, outputTokens: 50, cachedInputTokens: 100 })
    expect(generated.latencyMs).toBeGreaterThanOrEqual(0)
    expect(server.calls[0]?.body).toContain(secretPrompt)
    expect(server.calls[0]?.body).toContain('"years"')
    expect(server.calls[0]?.body).toMatch(/"max_(output_|completion_)?tokens":500/)
  })

  it('streams text and partial objects', async () => {
    const partials: unknown[] = []
    let text = ''
    const { answer } = await run(
      [{ kind: 'ok', json: good }],
      {},
      {
        onPartial: (partial) => partials.push(partial),
        onText: (delta) => {
          text += delta
        },
      },
    )
    await answer
    expect(JSON.parse(text)).toEqual(good)
    expect(partials.length).toBeGreaterThan(3)
    expect(partials.at(-1)).toEqual(good)
  })

  it('retries a 429 and a 500, twice at most', async () => {
    const { server, answer } = await run([
      { kind: 'status', status: 429, retryAfterSeconds: 0 },
      { kind: 'status', status: 500 },
      { kind: 'ok', json: good },
    ])
    expect((await answer).value).toEqual(good)
    expect(server.calls.length).toBe(3)
    const failing = await run([
      { kind: 'status', status: 500 },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 529 },
      { kind: 'ok', json: good },
    ])
    expect(await errorOf(failing.answer)).toMatchObject({ code: 'provider-error', status: 529, usage: null })
    expect(failing.server.calls.length).toBe(3)
  })

  it('retries a connection that fails before the answer', async () => {
    const { answer } = await run([{ kind: 'reset' }, { kind: 'ok', json: good }])
    expect((await answer).value).toEqual(good)
  })

  it.each([
    [{ kind: 'status', status: 429, retryAfterSeconds: 21 }, 'rate-limited'],
    [{ kind: 'status', status: 429, type: 'insufficient_quota' }, 'rate-limited'],
    [{ kind: 'status', status: 401 }, 'unauthorised'],
    [{ kind: 'status', status: 400 }, 'provider-error'],
    [{ kind: 'cut', json: good }, 'provider-error'],
    [{ kind: 'refusal' }, 'refused'],
    [{ kind: 'text', text: '{"title": "x"' }, 'invalid-output'],
    [{ kind: 'ok', json: { title: 1, years: 'none' } }, 'invalid-output'],
    [{ kind: 'truncated', text: '{"title": "x"' }, 'truncated'],
  ] as const)('does not retry %j and calls it %s', async (behaviour, code) => {
    const print = vi.spyOn(console, 'error')
    const { server, answer } = await run([behaviour, { kind: 'ok', json: good }])
    expect((await errorOf(answer)).code).toBe(code)
    expect(server.calls.length).toBe(1)
    expect(print).not.toHaveBeenCalled()
  })

  it('notices a stall before and in the middle of an answer', async () => {
    for (const kind of ['stall', 'silence'] as const) {
      const { answer } = await run([{ kind, json: good }], { stallMs: 150 })
      expect((await errorOf(answer)).code).toBe('stalled')
    }
  })

  it('limits the whole call, however lively the stream', async () => {
    const { answer } = await run([{ kind: 'slow', json: good, gapMs: 60 }], { timeoutMs: 900, stallMs: 500 })
    expect((await errorOf(answer)).code).toBe('timed-out')
    const waiting = await run([{ kind: 'status', status: 429, retryAfterSeconds: 15 }], { timeoutMs: 100 })
    expect((await errorOf(waiting.answer)).code).toBe('timed-out')
  })

  it('is cancelled in the middle, and before it starts', async () => {
    const abort = new AbortController()
    const { answer } = await run(
      [{ kind: 'stall', json: good }],
      {},
      { signal: abort.signal, onText: () => abort.abort() },
    )
    expect((await errorOf(answer)).code).toBe('cancelled')
    const late = await run([{ kind: 'ok', json: good }], {}, { signal: AbortSignal.abort() })
    expect((await errorOf(late.answer)).code).toBe('cancelled')
    expect(late.server.calls.length).toBe(0)
  })
})

it.each([
  [{ kind: 'cut', json: good }, true],
  [{ kind: 'stall', json: good }, true],
  [{ kind: 'silence' }, true],
  [{ kind: 'refusal' }, true],
  [{ kind: 'text', text: '' }, true],
  [{ kind: 'status', status: 400 }, false],
  [{ kind: 'status', status: 401 }, false],
  [{ kind: 'status', status: 429, retryAfterSeconds: 60 }, false],
] as const)('tells whether %j may be billed: %s', async (behaviour, mayBeBilled) => {
  const server = await serve([behaviour])
  const port = createModelPort({
    ...server.configFor('openai'),
    stallMs: behaviour.kind === 'stall' || behaviour.kind === 'silence' ? 400 : 10_000,
  })
  expect((await errorOf(port.generate(request()))).mayBeBilled).toBe(mayBeBilled)
})

it('knows what Anthropic counted before a stall', async () => {
  const server = await serve([{ kind: 'stall', json: good }])
  const port = createModelPort({ ...server.configFor('anthropic'), stallMs: 1_000 })
  expect((await errorOf(port.generate(request()))).usage).toEqual({
    inputTokens: 120,
    outputTokens: 1,
    cachedInputTokens: 20,
  })
})

it('reads JSON from a code fence and from the forced tool of an older model', async () => {
  const server = await serve([
    { kind: 'text', text: `\`\`\`json\n${JSON.stringify(good)}\n\`\`\`` },
    { kind: 'ok', json: good },
  ])
  expect((await createModelPort(server.configFor('openai-compatible')).generate(request())).value).toEqual(good)
  const older = createModelPort({ ...server.configFor('anthropic'), qualityModel: 'claude-3-5-haiku-20241022' })
  expect((await older.generate(request({ role: 'quality' }))).value).toEqual(good)
  expect(server.calls[1]?.body).toContain('"tool_choice"')
})

it('counts by characters what an endpoint does not count, and says so', async () => {
  const server = await serve([
    { kind: 'uncounted', json: good },
    { kind: 'ok', json: good },
  ])
  const port = createModelPort(server.configFor('openai-compatible'))
  const uncounted = await port.generate(request())
  expect(uncounted).toMatchObject({ value: good, isUsageEstimated: true })
  expect(uncounted.usage).toEqual({
    inputTokens: secretPrompt.length + 'Read.'.length,
    outputTokens: JSON.stringify(good).length,
    cachedInputTokens: 0,
  })
  expect(await port.generate(request())).toMatchObject({ isUsageEstimated: false, usage: { inputTokens: 120 } })
})

it('asks OpenAI not to keep the answer', async () => {
  const server = await serve([{ kind: 'ok', json: good }])
  await createModelPort(server.configFor('openai')).generate(request())
  expect(server.calls[0]?.body).toContain('"store":false')
})

it('refuses a config without key or address, whatever the environment holds', () => {
  vi.stubEnv('OPENAI_API_KEY', 'from-elsewhere')
  const models = { fastModel: 'a', qualityModel: 'b' }
  expect(() => createModelPort({ provider: 'openai', ...models })).toThrow(TypeError)
  expect(() => createModelPort({ provider: 'anthropic', apiKey: '', ...models })).toThrow(TypeError)
  expect(() => createModelPort({ provider: 'openai-compatible', ...models })).toThrow(TypeError)
  vi.unstubAllEnvs()
})

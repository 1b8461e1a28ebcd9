import { toJSONSchema } from 'zod'
import { type Attempt, runAttempt } from './attempt.ts'
import { languageModels, type SdkModel } from './language-model.ts'
import { ModelError, type ModelErrorDetails, type ModelUsage } from './model-error.ts'
import type { Generated, GenerateRequest, ModelConfig, ModelPort, ModelRole } from './model-port.ts'
import { asModelError, type Failure, readFailure } from './provider-failure.ts'

/** Retries after the first try. */
const maxRetries = 2
/** A provider that asks for a longer wait than this gets no retry, in seconds. */
const longestWaitSeconds = 20

/** A token holds at least a character, all but always. */
function mostUsage<T>(request: GenerateRequest<T>, answer: string): ModelUsage {
  const inputTokens = request.system.length + request.prompt.length
  return { inputTokens, outputTokens: Math.min(answer.length, request.maxOutputTokens), cachedInputTokens: 0 }
}

/** The wait before the next try in milliseconds, or null when there should be none. */
function waitBeforeRetry(failure: Failure, retry: number, retryDelayMs: number): number | null {
  if (!failure.isWorthARetry || retry >= maxRetries) return null
  if (failure.retryAfterSeconds === undefined) return retryDelayMs * 2 ** retry * (1 + Math.random() / 4)
  return failure.retryAfterSeconds > longestWaitSeconds ? null : failure.retryAfterSeconds * 1_000
}

/** Waits, or stops waiting when the signal fires. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}

/** A small local model likes to wrap its JSON in a code fence, whatever it was told. */
function parseJson(text: string): unknown {
  const bare = text.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')
  try {
    return JSON.parse(bare)
  } catch {
    return undefined
  }
}

/** What the end of a stream means; a failed one is sorted by `readFailure` before this. */
function readAnswer<T>(attempt: Attempt, request: GenerateRequest<T>): T {
  const billed = { usage: attempt.usage, mayBeBilled: true }
  if (attempt.finishReason === 'content-filter') {
    throw new ModelError('refused', 'The model declined to answer this request.', billed)
  }
  if (attempt.finishReason === 'length') {
    throw new ModelError('truncated', "The model's answer was longer than allowed and was cut off.", billed)
  }
  const parsed = request.schema.safeParse(parseJson(attempt.text))
  if (!parsed.success)
    throw new ModelError('invalid-output', "The model's answer did not have the asked-for form.", billed)
  return parsed.data
}

async function tryUntilAnswered<T>(
  config: ModelConfig,
  request: GenerateRequest<T>,
  model: SdkModel,
  timeout: AbortSignal,
): Promise<{ value: T; usage: ModelUsage; isUsageEstimated: boolean }> {
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal])
  const call = { model, system: systemFor(config, request), request, signal, stallMs: config.stallMs ?? 15_000 }
  for (let retry = 0; ; retry += 1) {
    if (signal.aborted) throw stopped(request, { mayBeBilled: false })
    const attempt = await runAttempt(call)
    if (signal.aborted) throw stopped(request, { usage: attempt.usage, mayBeBilled: true })
    if (attempt.hasStalled)
      throw new ModelError('stalled', 'The model stopped in the middle of its answer.', {
        usage: attempt.usage,
        mayBeBilled: true,
      })
    if (attempt.error === undefined && attempt.finishReason !== undefined && attempt.finishReason !== 'error') {
      const value = readAnswer(attempt, request)
      const usage = attempt.usage ?? mostUsage(request, attempt.text)
      return { value, usage, isUsageEstimated: attempt.usage === null }
    }
    const failure = readFailure(attempt.error)
    // An answer that has begun is billed, and the budget was reserved for one answer.
    const wait = attempt.text === '' ? waitBeforeRetry(failure, retry, config.retryDelayMs ?? 500) : null
    if (wait === null)
      throw asModelError(failure, { usage: attempt.usage, mayBeBilled: attempt.text !== '' || attempt.usage !== null })
    await pause(wait, signal)
  }
}

function stopped<T>(request: GenerateRequest<T>, cost: ModelErrorDetails): ModelError {
  if (request.signal?.aborted) return new ModelError('cancelled', 'The model call was cancelled.', cost)
  return new ModelError('timed-out', 'The model took too long to answer.', cost)
}

/** Not every compatible endpoint reads the response format, so the schema stands in the instructions as well. */
function systemFor<T>(config: ModelConfig, request: GenerateRequest<T>): string {
  if (config.provider !== 'openai-compatible') return request.system
  return `${request.system}\n\nAnswer with one JSON object and nothing else. It follows this JSON schema:\n${JSON.stringify(toJSONSchema(request.schema, { io: 'input' }))}`
}

/**
 * Connects to a model provider. Answers are streamed, so that a stall is noticed; structured by the request's schema;
 * retried here and nowhere else: at most twice, on 429, 5xx and failed connections, before the answer has begun.
 *
 * @throws TypeError when the config lacks what its provider needs
 */
export function createModelPort(config: ModelConfig): ModelPort {
  // The SDK prints warnings about unsupported settings to the console, where only our logger writes.
  globalThis.AI_SDK_LOG_WARNINGS = false
  const sdkModel = languageModels(config)
  const modelFor = (role: ModelRole): string => (role === 'fast' ? config.fastModel : config.qualityModel)
  return {
    provider: config.provider,
    modelFor,
    async generate<T>(request: GenerateRequest<T>): Promise<Generated<T>> {
      const started = performance.now()
      const model = modelFor(request.role)
      const timeout = new AbortController()
      const timer = setTimeout(() => timeout.abort(), config.timeoutMs ?? 60_000)
      try {
        const answered = await tryUntilAnswered(config, request, sdkModel(model), timeout.signal)
        return {
          ...answered,
          provider: config.provider,
          model,
          latencyMs: Math.round(performance.now() - started),
        }
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

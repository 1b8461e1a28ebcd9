import { type FinishReason, Output, parsePartialJson, streamText } from 'ai'
import { providerOptions, type SdkModel } from './language-model.ts'
import type { ModelUsage } from './model-error.ts'
import type { GenerateRequest } from './model-port.ts'
import { readEarlyUsage } from './raw-events.ts'

export type AttemptCall<T> = {
  model: SdkModel
  system: string
  request: GenerateRequest<T>
  /** Ends the attempt: the caller's abort or the time-out of the whole call. */
  signal: AbortSignal
  stallMs: number
}

/** How one request to the provider went. `error` is what the SDK threw or put into the stream. */
export type Attempt = {
  text: string
  usage: ModelUsage | null
  finishReason: FinishReason | undefined
  hasStalled: boolean
  error: unknown
}

/** Calls `onSilence` when `touch` was not called for a while. */
function watchSilence(limitMs: number, onSilence: () => void) {
  let timer = setTimeout(onSilence, limitMs)
  return {
    touch() {
      clearTimeout(timer)
      timer = setTimeout(onSilence, limitMs)
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}

function startStream<T>(call: AttemptCall<T>, signal: AbortSignal) {
  return streamText({
    model: call.model,
    instructions: call.system,
    prompt: call.request.prompt,
    maxOutputTokens: call.request.maxOutputTokens,
    output: Output.object({ schema: call.request.schema, name: call.request.schemaName }),
    abortSignal: signal,
    // Retries happen in `create-model-port.ts` alone.
    maxRetries: 0,
    include: { rawChunks: true },
    // Without a handler the SDK prints the error, and with it the prompt.
    onError: () => undefined,
    providerOptions,
    telemetry: { recordInputs: false, recordOutputs: false },
  })
}

/** One request to the provider, streamed to its end. Never throws. */
export async function runAttempt<T>(call: AttemptCall<T>): Promise<Attempt> {
  const stall = new AbortController()
  using silence = watchSilence(call.stallMs, () => stall.abort())
  const attempt: Attempt = { text: '', usage: null, finishReason: undefined, hasStalled: false, error: undefined }
  try {
    for await (const part of startStream(call, AbortSignal.any([call.signal, stall.signal])).stream) {
      silence.touch()
      if (part.type === 'text-delta') {
        attempt.text += part.text
        call.request.onText?.(part.text)
        if (call.request.onPartial !== undefined) call.request.onPartial((await parsePartialJson(attempt.text)).value)
      } else if (part.type === 'raw') {
        attempt.usage = readEarlyUsage(part.rawValue) ?? attempt.usage
      } else if (part.type === 'error') {
        attempt.error ??= part.error
      } else if (part.type === 'finish') {
        attempt.finishReason = part.finishReason
        const { inputTokens, outputTokens, inputTokenDetails } = part.totalUsage
        if (inputTokens !== undefined || outputTokens !== undefined) {
          attempt.usage = {
            inputTokens: inputTokens ?? 0,
            outputTokens: outputTokens ?? 0,
            cachedInputTokens: inputTokenDetails.cacheReadTokens ?? 0,
          }
        }
      }
    }
  } catch (error) {
    attempt.error ??= error
  }
  attempt.hasStalled = stall.signal.aborted
  return attempt
}

import { Worker } from 'node:worker_threads'
import { DocumentError, isDocumentErrorCode } from '../documents/document-error.ts'
import { PageError, type PageErrorCode } from '../pages/page-error.ts'
import type { EngineResults, EngineTask, ThreadAnswer } from './engine-tasks.ts'

/** Bounds of one run. */
export interface ThreadOptions {
  /** Milliseconds after which the thread is ended. */
  timeoutMs: number
  /** Megabytes of heap the thread may use. */
  maxHeapMb: number
  /** Ends the thread when aborted. */
  signal?: AbortSignal
}

/**
 * Runs one engine task in a thread of its own and ends the thread afterwards, whatever happened. Bytes in the task are
 * handed over, not copied: the caller must not use them again.
 *
 * @throws DocumentError `timed-out`, `out-of-memory`, `cancelled`, or the reason the task gave
 */
export async function runInThread<T extends EngineTask>(
  task: T,
  options: ThreadOptions,
): Promise<EngineResults[T['name']]> {
  return runThreadFile(new URL('./engine-thread.ts', import.meta.url), task, options) as Promise<
    EngineResults[T['name']]
  >
}

/** Like `runInThread`, for another thread file that posts one `ThreadAnswer`. */
export async function runThreadFile(file: URL, task: EngineTask, options: ThreadOptions): Promise<unknown> {
  if (options.signal?.aborted === true) throw new DocumentError('cancelled')
  const transferList = task.name === 'read-resume' ? [task.bytes.buffer as ArrayBuffer] : []
  const worker = new Worker(file, {
    workerData: task,
    transferList,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: options.maxHeapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    stderr: true,
    stdout: true,
  })
  try {
    return unpack(await firstAnswer(worker, options))
  } finally {
    await worker.terminate()
  }
}

function firstAnswer(worker: Worker, options: ThreadOptions): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', onAbort)
      finish()
    }
    const onAbort = (): void => settle(() => reject(new DocumentError('cancelled')))
    const timer = setTimeout(() => settle(() => reject(new DocumentError('timed-out'))), options.timeoutMs)
    options.signal?.addEventListener('abort', onAbort, { once: true })
    worker.once('message', (answer: ThreadAnswer) => settle(() => resolve(answer)))
    worker.once('error', (error) => settle(() => reject(asDocumentError(error))))
    worker.once('exit', () => settle(() => reject(new DocumentError('corrupt'))))
  })
}

function asDocumentError(error: unknown): Error {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new DocumentError('out-of-memory', { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

function unpack(answer: ThreadAnswer): unknown {
  if ('result' in answer) return answer.result
  if ('failure' in answer) throw new Error(`The engine thread failed: ${answer.failure}`)
  const { name, code, message } = answer.refused
  if (isDocumentErrorCode(code)) throw new DocumentError(code)
  if (isPageErrorCode(code)) throw new PageError(code, message)
  throw new Error(`The engine thread refused with ${name} ${code}.`)
}

function isPageErrorCode(code: string): code is PageErrorCode {
  return code === 'unreadable' || code === 'script-only' || code === 'too-short'
}

import { type TransferListItem, Worker } from 'node:worker_threads'

export type KeptThreadsOptions = {
  /** Most threads at once. */
  threads: number
  /** Far more than an answer needs; beyond it, what is read is an attack. */
  timeoutMs: number
  maxHeapMb: number
  /** Room for what is new in memory; Node's own when left out. */
  youngHeapMb?: number
}

/** One thread, until it is left. */
export type Seat = Disposable & {
  /** The thread's answer; undefined when it ended or took too long, and is gone. @throws when the threads are closed */
  ask: <Answer>(question: unknown, transfer?: readonly TransferListItem[]) => Promise<Answer | undefined>
}

export type KeptThreads = AsyncDisposable & {
  /** Waits for a free thread. @throws when the threads are closed */
  take: () => Promise<Seat>
}

const closed = 'the threads are closed'

type Kept = { worker: Worker; isTaken: boolean }

/**
 * Threads that answer one question after the other, started when first needed and kept. A question that takes for ever, all
 * the memory, or the thread with it costs that thread and nothing else.
 */
export function openKeptThreads(
  file: URL,
  { threads, timeoutMs, maxHeapMb, youngHeapMb }: KeptThreadsOptions,
): KeptThreads {
  const kept: Kept[] = []
  const waiting: (() => void)[] = []
  let isClosed = false

  function open(): Kept {
    const worker = new Worker(file, {
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: maxHeapMb,
        stackSizeMb: 4,
        ...(youngHeapMb === undefined ? {} : { maxYoungGenerationSizeMb: youngHeapMb }),
      },
    })
    // An idle thread does not keep the process.
    worker.unref()
    worker.on('error', () => undefined)
    const opened = { worker, isTaken: false }
    kept.push(opened)
    worker.on('exit', () => forget(opened))
    return opened
  }

  function forget(thread: Kept) {
    const at = kept.indexOf(thread)
    if (at >= 0) kept.splice(at, 1)
  }

  return {
    async take() {
      for (;;) {
        if (isClosed) throw new Error(closed)
        const thread = kept.find(({ isTaken }) => !isTaken) ?? (kept.length < threads ? open() : undefined)
        if (!thread) {
          await new Promise<void>((resolve) => waiting.push(resolve))
          continue
        }
        thread.isTaken = true
        return {
          async ask<Answer>(question: unknown, transfer: readonly TransferListItem[] = []) {
            const answer = await answerOf<Answer>(thread.worker, question, transfer, timeoutMs)
            if (answer !== undefined) return answer
            if (isClosed) throw new Error(closed)
            forget(thread)
            void thread.worker.terminate()
            return undefined
          },
          [Symbol.dispose]() {
            thread.isTaken = false
            waiting.shift()?.()
          },
        }
      }
    },
    async [Symbol.asyncDispose]() {
      isClosed = true
      for (const resolve of waiting.splice(0)) resolve()
      await Promise.all(kept.splice(0).map(({ worker }) => worker.terminate()))
    },
  }
}

function answerOf<Answer>(
  worker: Worker,
  question: unknown,
  transfer: readonly TransferListItem[],
  timeoutMs: number,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer?: Answer) => {
      clearTimeout(timer)
      worker.off('message', settle)
      worker.off('exit', onEnd)
      worker.unref()
      resolve(answer)
    }
    const onEnd = () => settle()
    const timer = setTimeout(onEnd, timeoutMs)
    worker.on('message', settle)
    worker.on('exit', onEnd)
    worker.ref()
    worker.postMessage(question, transfer)
  })
}

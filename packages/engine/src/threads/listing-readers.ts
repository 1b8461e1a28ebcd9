import { Worker } from 'node:worker_threads'
import type { ListingBatch } from '../listing/listing-batch.ts'
import type { ListingToRead } from '../listing/listing-row.ts'

/** Far more than a batch needs; beyond it, one of its postings is an attack. */
const batchTimeoutMs = 30_000
const maxHeapMb = 384
/** What reading leaves behind is looked through each time this is full; a small one would be full every twenty postings. */
const youngHeapMb = 48

type Answer = { batch: number; listings?: ListingBatch; failure?: string }
type Read = { listings: ListingBatch[]; unread: number }
type Seat = { worker: Worker; isBusy: boolean }

export type ListingReaders = AsyncDisposable & {
  /**
   * Reads postings in a thread. What cannot be read, because it takes for ever, all the memory, or throws, is left out and
   * counted; the others are not harmed.
   */
  read: (postings: ListingToRead[]) => Promise<Read>
}

/** Threads that read postings, started when first needed and kept. */
export function openListingReaders(threads: number): ListingReaders {
  const seats: Seat[] = []
  const waiting: (() => void)[] = []
  let batches = 0
  let isClosed = false

  async function takeSeat(): Promise<Seat> {
    for (;;) {
      if (isClosed) throw new Error('the readers of listings are closed')
      const free = seats.find(({ isBusy }) => !isBusy) ?? (seats.length < threads ? openSeat() : undefined)
      if (free) {
        free.isBusy = true
        return free
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  function openSeat(): Seat {
    const worker = new Worker(new URL('./listing-thread.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: youngHeapMb, stackSizeMb: 4 },
    })
    // An idle thread does not keep the process.
    worker.unref()
    worker.on('error', () => undefined)
    const seat = { worker, isBusy: false }
    seats.push(seat)
    return seat
  }

  function leave(seat: Seat, isBroken: boolean) {
    seat.isBusy = false
    if (isBroken) {
      seats.splice(seats.indexOf(seat), 1)
      void seat.worker.terminate()
    }
    waiting.shift()?.()
  }

  async function readBatch(postings: ListingToRead[]): Promise<ListingBatch | undefined> {
    const seat = await takeSeat()
    const batch = ++batches
    const answer = await ask(seat.worker, batch, postings)
    leave(seat, answer === undefined)
    return answer?.listings
  }

  async function read(postings: ListingToRead[]): Promise<Read> {
    if (postings.length === 0) return { listings: [], unread: 0 }
    const batch = await readBatch(postings)
    if (batch) return { listings: [batch], unread: 0 }
    if (isClosed) throw new Error('the readers of listings are closed')
    if (postings.length === 1) return { listings: [], unread: 1 }
    const middle = Math.ceil(postings.length / 2)
    const halves = [await read(postings.slice(0, middle)), await read(postings.slice(middle))]
    return {
      listings: halves.flatMap((half) => half.listings),
      unread: halves.reduce((sum, half) => sum + half.unread, 0),
    }
  }

  return {
    read,
    async [Symbol.asyncDispose]() {
      isClosed = true
      for (const resolve of waiting.splice(0)) resolve()
      await Promise.all(seats.splice(0).map(({ worker }) => worker.terminate()))
    },
  }
}

/** The answer of a thread, or undefined when it ended or took too long. */
function ask(worker: Worker, batch: number, postings: ListingToRead[]): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | undefined) => {
      clearTimeout(timer)
      worker.off('message', onMessage)
      worker.off('exit', onEnd)
      worker.unref()
      resolve(answer)
    }
    const onMessage = (answer: Answer) => {
      if (answer.batch === batch) settle(answer)
    }
    const onEnd = () => settle(undefined)
    const timer = setTimeout(onEnd, batchTimeoutMs)
    worker.on('message', onMessage)
    worker.on('exit', onEnd)
    worker.ref()
    worker.postMessage({ batch, postings })
  })
}

/** Speaks the live protocol by hand, so that what arrives is seen as it was sent; on Node's own WebSocket alone. */

export type ResumingSubscriber = {
  /** Every `seq` that arrived, in the order of arrival. */
  seqs: number[]
  /** Arrivals that were not the next number: a gap, a repetition or a step back. */
  faults: { expected: number; got: number }[]
  /** How often a subscription was started. */
  starts(): number
  isLive(): boolean
  /** Cuts the socket; the subscriber returns by itself and goes on after its last entry. */
  drop(): void
  stop(): void
}

export type SubscriberOptions = {
  /** Where the server is now, e.g. `http://127.0.0.1:3000`; asked on every attempt. */
  url: () => string
  token: () => string | Promise<string>
  /** The last entry it has; it expects the next one. */
  after: number
  onEvent?: (event: { seq: number; at: string; body: { type: string } }, receivedAt: number) => void
}

const firstDelayMs = 20
const longestDelayMs = 500

/** Follows a log through restarts and cut connections until it is stopped, and records what came. */
export function followLog(options: SubscriberOptions): ResumingSubscriber {
  const seqs: number[] = []
  const faults: { expected: number; got: number }[] = []
  let last = options.after
  let starts = 0
  let isLive = false
  let isStopped = false
  let delayMs = firstDelayMs
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function take(text: string): void {
    if (text === 'PING') {
      socket?.send('PONG')
      return
    }
    const { result } = JSON.parse(text)
    if (result?.type === 'started') {
      starts += 1
      isLive = true
      delayMs = firstDelayMs
    }
    if (result?.type !== 'data') return
    const event = result.data.data
    if (event.seq !== last + 1 || result.id !== String(event.seq)) faults.push({ expected: last + 1, got: event.seq })
    last = event.seq
    seqs.push(event.seq)
    options.onEvent?.(event, performance.now())
  }

  function open(): void {
    const mine = new WebSocket(`${options.url().replace(/^http/, 'ws')}/trpc?connectionParams=1`)
    socket = mine
    mine.addEventListener('open', async () => {
      const token = await options.token()
      if (mine.readyState !== WebSocket.OPEN) return
      mine.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
      const params = { path: 'events.live', input: { lastEventId: String(last) } }
      mine.send(JSON.stringify({ id: 1, method: 'subscription', params }))
    })
    mine.addEventListener('message', ({ data }) => {
      if (socket === mine) take(String(data))
    })
    mine.addEventListener('error', () => undefined)
    mine.addEventListener('close', () => {
      if (socket !== mine) return
      isLive = false
      if (!isStopped) timer = setTimeout(open, delayMs * (0.5 + Math.random() / 2))
      delayMs = Math.min(longestDelayMs, delayMs * 2)
    })
  }

  open()
  return {
    seqs,
    faults,
    starts: () => starts,
    isLive: () => isLive,
    drop() {
      const cut = socket
      socket = undefined
      isLive = false
      cut?.close()
      if (!isStopped) open()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}

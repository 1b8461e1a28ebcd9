import type { LiveEvent } from '@jobpilot/schemas/events'
import { reconnectDelayMs } from '../timed-socket.ts'
import { api, trpcClient } from '../trpc.ts'
import { readLastSeq, writeLastSeq } from './last-seq.ts'
import { setConnection } from './live-store.ts'

const graceMs = 12_000
const pollMs = 10_000
const pageSize = 200

type Follow = { userId: string; onEvent: (event: LiveEvent) => void; onUnknownPast: () => void }

/**
 * Follows a person's log until the returned function is called: each entry is handed on once and in order. When the
 * socket stays away for longer than 12 s the log is polled, so the screen still comes to equal the database.
 * `onUnknownPast` is called when entries may have been missed and everything should be read again.
 */
export function followLog({ userId, onEvent, onUnknownPast }: Follow): () => void {
  let lastSeq = readLastSeq(userId)
  let isUp = false
  let hasBeenUp = false
  let isStopped = false
  let refusals = 0
  let unsubscribe = () => {}
  let fallback: ReturnType<typeof setTimeout> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  const take = (event: LiveEvent) => {
    if (lastSeq !== null && event.seq <= lastSeq) return
    lastSeq = event.seq
    writeLastSeq(userId, event.seq)
    onEvent(event)
  }

  const poll = async () => {
    if (isUp || isStopped) return
    try {
      if (lastSeq === null) {
        // Without a place in the log: ask whether the server answers at all, then read everything again.
        await api.me.get.query()
        onUnknownPast()
      } else for (const event of await api.events.since.query({ seq: lastSeq, limit: pageSize })) take(event)
      if (!isUp) setConnection('catching-up')
    } catch {
      if (!isUp) setConnection('offline')
    }
    if (!isUp && !isStopped) schedulePoll(pollMs)
  }
  const schedulePoll = (ms: number) => {
    clearTimeout(fallback)
    fallback = setTimeout(() => void poll(), ms)
  }

  const wentDown = () => {
    if (!isUp) return
    isUp = false
    schedulePoll(graceMs)
    setConnection(navigator.onLine ? 'catching-up' : 'offline')
  }

  const reopenLater = () => {
    if (isStopped) return
    wentDown()
    refusals += 1
    clearTimeout(reopening)
    reopening = setTimeout(open, reconnectDelayMs(refusals))
  }

  function open() {
    unsubscribe()
    const lastEventId = lastSeq === null ? null : String(lastSeq)
    const subscription = trpcClient.events.live.subscribe(
      { lastEventId },
      {
        onStarted: () => {
          isUp = true
          refusals = 0
          clearTimeout(fallback)
          setConnection('live')
          if (!hasBeenUp || lastSeq === null) onUnknownPast()
          hasBeenUp = true
        },
        onData: (event) => take(event.data),
        onConnectionStateChange: ({ state, error }) => {
          if (state === 'connecting' && error !== null) wentDown()
        },
        onError: reopenLater,
        onComplete: reopenLater,
      },
    )
    unsubscribe = () => subscription.unsubscribe()
  }

  // A socket may outlive a lost network without a word; asking anew from the last entry shows at once what was missed.
  const wake = () => {
    open()
    schedulePoll(0)
  }
  const sleep = () => {
    wentDown()
    setConnection('offline')
  }
  window.addEventListener('online', wake)
  window.addEventListener('offline', sleep)
  schedulePoll(graceMs)
  open()
  return () => {
    isStopped = true
    clearTimeout(fallback)
    clearTimeout(reopening)
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', sleep)
    unsubscribe()
    setConnection('connecting')
  }
}

import type { LiveEvent } from '@jobpilot/schemas/events'
import { reconnectDelayMs } from '../timed-socket.ts'
import { api, trpcClient } from '../trpc.ts'
import { readLastSeq, writeLastSeq } from './last-seq.ts'
import { setConnection } from './live-store.ts'

const graceMs = 12_000
const pollMs = 10_000
const pageSize = 200
/** After so long without a word, entries may be past their keep without a later one to show it. */
const longestTrustMs = 24 * 60 * 60_000

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
  let heardAt = Date.now()
  let isStopped = false
  let refusals = 0
  let unsubscribe = () => {}
  let fallback: ReturnType<typeof setTimeout> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  const take = (event: LiveEvent) => {
    heardAt = Date.now()
    if (lastSeq !== null && event.seq <= lastSeq) return
    const isGap = lastSeq !== null && event.seq !== lastSeq + 1
    lastSeq = event.seq
    writeLastSeq(userId, event.seq)
    // The log is without gaps: what is missing was dropped as too old, and this entry alone does not bring it back.
    if (isGap) onUnknownPast()
    onEvent(event)
  }

  /** Page by page until there is no more: a single one would leave the rest for the next time. */
  const readSince = async (seq: number) => {
    for (let from = seq; ; ) {
      const page = await api.events.since.query({ seq: from, limit: pageSize })
      for (const event of page) take(event)
      if (page.length < pageSize || isStopped) return
      from = page.at(-1)?.seq ?? from
    }
  }

  const poll = async () => {
    if (isUp || isStopped) return
    try {
      if (lastSeq === null) {
        // Without a place in the log: ask whether the server answers at all, then read everything again.
        await api.me.get.query()
        onUnknownPast()
      } else await readSince(lastSeq)
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
    clearTimeout(reopening)
    reopening = setTimeout(open, reconnectDelayMs(refusals))
    refusals += 1
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
          if (!hasBeenUp || lastSeq === null || Date.now() - heardAt > longestTrustMs) onUnknownPast()
          hasBeenUp = true
          heardAt = Date.now()
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

import { keepConnection } from '@jobpilot/db/keep-connection'
import type { Logger } from '@jobpilot/platform/logger'

/** Postgres channel that carries the id of a person whose log has grown. */
const channel = 'jobpilot_events'

export type EventHub = AsyncDisposable & {
  /** Calls `wake` whenever the person's log may have grown: after a notification, and after the connection was restored. Returns how to stop. */
  subscribe(userId: string, wake: () => void): () => void
  isListening(): boolean
}

/** One LISTEN connection for the whole process, fanned out in memory. */
export async function openEventHub(url: string, log: Logger): Promise<EventHub> {
  const readers = new Map<string, Set<() => void>>()
  const wake = (userId: string) => {
    for (const wakeOne of readers.get(userId) ?? []) wakeOne()
  }
  const connection = await keepConnection({
    url,
    name: 'jobpilot-live',
    log,
    prepare: (client) => {
      client.on('notification', ({ payload }) => wake(payload ?? ''))
      return client.query(`listen ${channel}`)
    },
    // Notifications are not kept for a connection that is away: everybody looks for themselves.
    onRestored: () => {
      for (const userId of readers.keys()) wake(userId)
    },
  })
  return {
    subscribe(userId, wakeOne) {
      const wakes = readers.get(userId) ?? new Set()
      readers.set(userId, wakes.add(wakeOne))
      return () => {
        wakes.delete(wakeOne)
        if (wakes.size === 0 && readers.get(userId) === wakes) readers.delete(userId)
      }
    },
    isListening: connection.isUp,
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  }
}

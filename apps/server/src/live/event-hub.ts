import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@jobpilot/platform/logger'
import pg from 'pg'

/** Postgres channel that carries the id of a person whose log has grown. */
const channel = 'jobpilot_events'
const reconnectMostMs = 10_000

export type EventHub = AsyncDisposable & {
  /** Calls `wake` whenever the person's log may have grown: after a notification, and after the connection was restored. Returns how to stop. */
  subscribe(userId: string, wake: () => void): () => void
  isListening(): boolean
}

/** One LISTEN connection for the whole process, fanned out in memory, restored with back-off when it breaks. */
export async function openEventHub(url: string, log: Logger): Promise<EventHub> {
  const readers = new Map<string, Set<() => void>>()
  let client: pg.Client | undefined
  let isClosed = false

  const wakeAll = () => {
    for (const wakes of readers.values()) for (const wake of wakes) wake()
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'jobpilot-live', keepAlive: true })
    // Without a listener a lost connection would end the process; what follows from it is decided on 'end'.
    next.on('error', () => undefined)
    next.on('notification', ({ payload }) => {
      for (const wake of readers.get(payload ?? '') ?? []) wake()
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (error) {
      await next.end().catch(() => undefined)
      throw error
    }
    client = next
    // Only a connection that was up can be lost: a failed attempt ends too, and must not start a second round.
    next.on('end', () => {
      client = undefined
      if (isClosed) return
      log.warn('live connection lost; readers look for news every 10 s meanwhile')
      void restore()
    })
  }

  async function restore(): Promise<void> {
    for (let delay = 100; !isClosed; delay = Math.min(reconnectMostMs, delay * 2)) {
      await wait(delay * (0.5 + Math.random() / 2))
      if (isClosed) return
      try {
        await connect()
        log.info('live connection restored')
        wakeAll()
        return
      } catch (error) {
        log.debug({ err: error }, 'live connection still down')
      }
    }
  }

  await connect()
  return {
    subscribe(userId, wake) {
      const wakes = readers.get(userId) ?? new Set()
      readers.set(userId, wakes.add(wake))
      return () => {
        wakes.delete(wake)
        if (wakes.size === 0 && readers.get(userId) === wakes) readers.delete(userId)
      }
    },
    isListening: () => client !== undefined,
    async [Symbol.asyncDispose]() {
      isClosed = true
      await client?.end()
    },
  }
}

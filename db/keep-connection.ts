import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@jobpilot/platform/logger'
import pg from 'pg'

const firstDelayMs = 100
const longestDelayMs = 5_000

export type KeptConnection = AsyncDisposable & {
  isUp(): boolean
  /** Runs a statement on the connection. False when it is away at the moment: `prepare` runs again once it is back. */
  query(text: string, values?: unknown[]): Promise<boolean>
}

/**
 * A connection of its own that stays for as long as it is wanted, for LISTEN and session locks, which a pool cannot
 * hold. `prepare` runs on each new one; a lost one is replaced with back-off, one attempt at a time, and `onRestored`
 * is called then. Throws when the first attempt fails.
 */
export async function keepConnection(options: {
  url: string
  name: string
  log: Logger
  prepare: (client: pg.Client) => Promise<unknown>
  onRestored?: () => void
}): Promise<KeptConnection> {
  const { url, name, log } = options
  let current: pg.Client | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: name, keepAlive: true })
    // Without a listener a lost connection would end the process; what follows from it is decided on 'end'.
    client.on('error', () => undefined)
    try {
      await client.connect()
      await options.prepare(client)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    current = client
    // Only a connection that was up can be lost: a failed attempt ends too, and must not start a second round.
    client.on('end', () => {
      current = undefined
      if (!isClosed) void restore()
    })
  }

  async function restore(): Promise<void> {
    log.warn({ connection: name }, 'connection lost')
    for (let delay = firstDelayMs; !isClosed; delay = Math.min(longestDelayMs, delay * 2)) {
      await wait(delay * (0.5 + Math.random() / 2))
      if (isClosed) return
      try {
        await connect()
        log.info({ connection: name }, 'connection restored')
        options.onRestored?.()
        return
      } catch (error) {
        log.debug({ err: error, connection: name }, 'connection still down')
      }
    }
  }

  await connect()
  return {
    isUp: () => current !== undefined,
    async query(text, values) {
      const client = current
      if (!client) return false
      try {
        await client.query(text, values)
        return true
      } catch (error) {
        if (client === current) throw error
        return false
      }
    },
    async [Symbol.asyncDispose]() {
      isClosed = true
      await current?.end()
    },
  }
}

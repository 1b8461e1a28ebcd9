import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { LiveSink } from '../live/live-subscription.ts'

/** Bytes waiting for a reader that does not read; beyond this it is dropped and resumes by its last event id. */
const mostWaiting = 1_000_000
/** A reader that catches up has this long to make room, in ms. */
const longestStandstillMs = 10_000

/**
 * Writes events to a socket: all of a batch at once, in bytes that every socket with the same head shares, past `ws`,
 * which would frame them again for each. Nothing of `ws` can come in between, since without compression it writes at once.
 */
export function createSocketSink(client: WebSocket, wire: Duplex, head: string): LiveSink {
  return {
    take(batch) {
      if (client.readyState !== WebSocket.OPEN) return
      if (client.bufferedAmount > mostWaiting) client.terminate()
      else wire.write(batch.framesFor(head))
    },
    async hasRoom() {
      if (!wire.writableNeedDrain) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => client.terminate(), longestStandstillMs)
        const go = () => {
          clearTimeout(timer)
          wire.off('drain', go).off('close', go)
          resolve()
        }
        wire.once('drain', go).once('close', go)
      })
    },
  }
}

import type { LiveEvent } from '@jobpilot/schemas/events'
import { dataTail, textFrame } from './wire-frames.ts'

/** An entry of the log as it goes out: its JSON is made once, whoever reads it. */
export type FeedEvent = { seq: number; json: string }

/** Entries that are handed on together, in order, never none. */
export type EventBatch = {
  events: readonly FeedEvent[]
  last: number
  /** The entries as WebSocket frames for a request that begins with `head`; sockets with the same head share the bytes. */
  framesFor(head: string): Buffer
}

/** A batch is closed at this many characters, so that a reader's room is looked at between two of them. */
const fullAt = 64 * 1024

export const feedEvent = (event: LiveEvent): FeedEvent => ({ seq: event.seq, json: JSON.stringify(event) })

function createBatch(events: readonly FeedEvent[], last: number): EventBatch {
  const framesByHead = new Map<string, Buffer>()
  return {
    events,
    last,
    framesFor(head) {
      const known = framesByHead.get(head)
      if (known) return known
      const frames = events.map((event) => textFrame(head + dataTail(event)))
      const [only] = frames
      const bytes = only && frames.length === 1 ? only : Buffer.concat(frames)
      framesByHead.set(head, bytes)
      return bytes
    },
  }
}

/** Cuts entries into batches of about 64 kB. */
export function batchesOf(events: readonly FeedEvent[]): EventBatch[] {
  const batches: EventBatch[] = []
  let from = 0
  let size = 0
  for (const [index, { seq, json }] of events.entries()) {
    size += json.length
    if (size < fullAt && index < events.length - 1) continue
    batches.push(createBatch(events.slice(from, index + 1), seq))
    from = index + 1
    size = 0
  }
  return batches
}

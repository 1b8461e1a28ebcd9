import { withUser } from '@jobpilot/db/with-user'
import { findEventsSince } from '@jobpilot/domain/events/events.repository'
import { eventsInput, eventsSinceInput, liveEvent } from '@jobpilot/schemas/events'
import { TRPCError, type TRPCRouterRecord, tracked } from '@trpc/server'
import * as z from 'zod'
import { tailEvents } from '../live/tail-events.ts'
import { procedure } from '../trpc.ts'

/** Bytes waiting for a reader that does not read; beyond this it is dropped and resumes by its last event id. */
const mostWaiting = 1_000_000

const trackedEvent = z.custom<ReturnType<typeof tracked<z.infer<typeof liveEvent>>>>(
  (value) => Array.isArray(value) && liveEvent.safeParse(value[1]).success,
)

export const eventsRouter = {
  live: procedure
    .input(eventsInput)
    .output(z.custom<AsyncIterable<z.infer<typeof trackedEvent>>>())
    .subscription(async function* ({ ctx, input, signal }) {
      const { connection, services, userId } = ctx
      if (!connection || !signal) return
      if (connection.subscriptions >= services.env.SUBSCRIPTION_LIMIT) {
        throw new TRPCError({
          code: 'TOO_MANY_REQUESTS',
          message: `One socket carries at most ${services.env.SUBSCRIPTION_LIMIT} subscriptions.`,
        })
      }
      connection.subscriptions += 1
      try {
        const last = input.lastEventId ? Number(input.lastEventId) : undefined
        for await (const event of tailEvents(services, userId, last, signal)) {
          if (connection.socket.bufferedAmount > mostWaiting) {
            connection.socket.terminate()
            return
          }
          yield tracked(String(event.seq), liveEvent.parse(event))
        }
      } finally {
        connection.subscriptions -= 1
      }
    }),
  since: procedure
    .input(eventsSinceInput)
    .query(({ ctx, input }) =>
      withUser(ctx.db, ctx.userId, (tx) => findEventsSince(tx, ctx.userId, input.seq, input.limit)),
    ),
} satisfies TRPCRouterRecord

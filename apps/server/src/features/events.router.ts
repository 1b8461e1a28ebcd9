import { findEventsSince } from '@jobpilot/domain/events/events.repository'
import { eventsInput, eventsSinceInput, type LiveEvent } from '@jobpilot/schemas/events'
import { TRPCError, type TRPCRouterRecord, type tracked } from '@trpc/server'
import * as z from 'zod'
import type { Connection } from '../context.ts'
import { LiveSubscription } from '../live/live-subscription.ts'
import { procedure } from '../trpc.ts'

/** Counts a subscription on its socket until it is closed, which it is with `signal` at the latest. */
function admit(connection: Connection, limit: number, signal: AbortSignal | undefined): AbortController {
  if (connection.subscriptions >= limit) {
    throw new TRPCError({
      code: 'TOO_MANY_REQUESTS',
      message: `One socket carries at most ${limit} subscriptions.`,
    })
  }
  connection.subscriptions += 1
  const closing = new AbortController()
  closing.signal.addEventListener('abort', () => {
    connection.subscriptions -= 1
  })
  signal?.addEventListener('abort', () => closing.abort(), { once: true })
  if (signal?.aborted) closing.abort()
  return closing
}

export const eventsRouter = {
  /** Entries were checked when they were read; what goes out is their JSON as it is, made once for all readers. */
  live: procedure
    .input(eventsInput)
    .output(z.custom<AsyncIterable<ReturnType<typeof tracked<LiveEvent>>>>())
    .subscription(({ ctx, input, signal }) => {
      const { connection, services, userId } = ctx
      if (!connection) throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED', message: 'Events go over the WebSocket.' })
      const closing = admit(connection, services.env.SUBSCRIPTION_LIMIT, signal)
      return LiveSubscription.open(services, userId, input.lastEventId ? Number(input.lastEventId) : undefined, closing)
    }),
  since: procedure
    .input(eventsSinceInput)
    .query(({ ctx, input }) => findEventsSince(ctx.db, ctx.userId, input.seq, input.limit)),
} satisfies TRPCRouterRecord

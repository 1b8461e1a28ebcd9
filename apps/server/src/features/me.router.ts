import { setAutonomy } from '@jobpilot/domain/people/autonomy'
import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { getMe } from '@jobpilot/domain/people/me'
import { followTimeZone } from '@jobpilot/domain/people/time-zone'
import { timeZone } from '@jobpilot/schemas/briefing'
import { autonomyLevel } from '@jobpilot/schemas/effects'
import type { TRPCRouterRecord } from '@trpc/server'
import * as z from 'zod'
import { procedure } from '../trpc.ts'

export const meRouter = {
  get: procedure.query(({ ctx }) => getMe(ctx.db, ctx.userId)),
  setAutonomy: procedure
    .input(z.object({ level: autonomyLevel }))
    .mutation(({ ctx, input }) => setAutonomy(ctx.db, ctx.userId, input.level)),
  /** The browser's own zone; one chosen by hand stays. */
  setTimeZone: procedure
    .input(z.object({ timeZone }))
    .mutation(({ ctx, input }) => followTimeZone(ctx.db, ctx.userId, input.timeZone)),
} satisfies TRPCRouterRecord

export const brakeRouter = {
  press: procedure.mutation(({ ctx }) => pressBrake(ctx.db, ctx.userId)),
  release: procedure.mutation(({ ctx }) => releaseBrake(ctx.db, ctx.userId)),
} satisfies TRPCRouterRecord

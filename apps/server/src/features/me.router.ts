import { setAutonomy } from '@jobpilot/domain/people/autonomy'
import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { getMe } from '@jobpilot/domain/people/me'
import { autonomyLevel } from '@jobpilot/schemas/effects'
import type { TRPCRouterRecord } from '@trpc/server'
import * as z from 'zod'
import { procedure } from '../trpc.ts'

export const meRouter = {
  get: procedure.query(({ ctx }) => getMe(ctx.db, ctx.userId)),
  setAutonomy: procedure
    .input(z.object({ level: autonomyLevel }))
    .mutation(({ ctx, input }) => setAutonomy(ctx.db, ctx.userId, input.level)),
} satisfies TRPCRouterRecord

export const brakeRouter = {
  press: procedure.mutation(({ ctx }) => pressBrake(ctx.db, ctx.userId)),
  release: procedure.mutation(({ ctx }) => releaseBrake(ctx.db, ctx.userId)),
} satisfies TRPCRouterRecord

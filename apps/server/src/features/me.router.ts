import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { getMe } from '@jobpilot/domain/people/me'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const meRouter = {
  get: procedure.query(({ ctx }) => getMe(ctx.db, ctx.userId)),
} satisfies TRPCRouterRecord

export const brakeRouter = {
  press: procedure.mutation(({ ctx }) => pressBrake(ctx.db, ctx.userId)),
  release: procedure.mutation(({ ctx }) => releaseBrake(ctx.db, ctx.userId)),
} satisfies TRPCRouterRecord

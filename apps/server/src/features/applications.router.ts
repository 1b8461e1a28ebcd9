import { getApplication, moveApplication } from '@jobpilot/domain/applications/applications.service'
import { getPipeline } from '@jobpilot/domain/applications/pipeline'
import { moveStageInput } from '@jobpilot/schemas/applications'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const applicationsRouter = {
  get: procedure
    .input(moveStageInput.pick({ postingId: true }))
    .query(({ ctx, input }) => getApplication(ctx.db, ctx.userId, input.postingId)),
  pipeline: procedure.query(({ ctx }) => getPipeline(ctx.db, ctx.userId)),
  move: procedure.input(moveStageInput).mutation(({ ctx, input }) => moveApplication(ctx.db, ctx.userId, input)),
} satisfies TRPCRouterRecord

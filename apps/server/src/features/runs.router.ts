import { listActions } from '@jobpilot/domain/activity/activity.service'
import { cancelRun, getRun, getRunResult, listRuns, retryRun } from '@jobpilot/domain/runs/runs.service'
import { getSpendMonth } from '@jobpilot/domain/spend/spend.service'
import { monthlyLimitMicroUsd } from '@jobpilot/platform/models/model-limits'
import { activityInput } from '@jobpilot/schemas/paging'
import type { TRPCRouterRecord } from '@trpc/server'
import * as z from 'zod'
import { procedure } from '../trpc.ts'

const runId = z.object({ id: z.uuid() })

export const runsRouter = {
  list: procedure.query(({ ctx }) => listRuns(ctx.db, ctx.userId)),
  get: procedure.input(runId).query(({ ctx, input }) => getRun(ctx.db, ctx.userId, input.id)),
  result: procedure.input(runId).query(({ ctx, input }) => getRunResult(ctx.db, ctx.userId, input.id)),
  cancel: procedure.input(runId).mutation(({ ctx, input }) => cancelRun(ctx.db, ctx.userId, input.id)),
  retry: procedure.input(runId).mutation(({ ctx, input }) => retryRun(ctx.db, ctx.userId, input.id)),
} satisfies TRPCRouterRecord

export const activityRouter = {
  list: procedure
    .input(activityInput)
    .query(({ ctx, input }) => ctx.services.read(ctx.userId, (db) => listActions(db, ctx.userId, input))),
} satisfies TRPCRouterRecord

export const spendRouter = {
  month: procedure.query(({ ctx }) =>
    ctx.services.read(ctx.userId, (db) => getSpendMonth(db, ctx.userId, monthlyLimitMicroUsd(ctx.services.env))),
  ),
} satisfies TRPCRouterRecord

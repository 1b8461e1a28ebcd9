import { listAudit } from '@jobpilot/domain/audit/audit.service'
import { discardDeadJob, listDeadJobs, retryDeadJob } from '@jobpilot/domain/runs/dead-jobs.service'
import { listQueues } from '@jobpilot/domain/runs/queues.service'
import { getInstanceSpend } from '@jobpilot/domain/spend/instance-spend.service'
import { monthlyLimitMicroUsd } from '@jobpilot/platform/models/model-limits'
import { deadJobId, deadJobsInput } from '@jobpilot/schemas/admin'
import { auditInput } from '@jobpilot/schemas/audit'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

/** For those who look after the instance; everybody else gets FORBIDDEN. */
export const adminRouter = {
  queues: procedure.query(({ ctx }) => listQueues(ctx.db, ctx.userId)),
  audit: procedure.input(auditInput).query(({ ctx, input }) => listAudit(ctx.db, ctx.userId, input)),
  costs: procedure.query(({ ctx }) => getInstanceSpend(ctx.db, ctx.userId, monthlyLimitMicroUsd(ctx.services.env))),
  deadJobs: procedure.input(deadJobsInput).query(({ ctx, input }) => listDeadJobs(ctx.db, ctx.userId, input)),
  retryDeadJob: procedure.input(deadJobId).mutation(({ ctx, input }) => retryDeadJob(ctx.db, ctx.userId, input.id)),
  discardDeadJob: procedure.input(deadJobId).mutation(({ ctx, input }) => discardDeadJob(ctx.db, ctx.userId, input.id)),
} satisfies TRPCRouterRecord

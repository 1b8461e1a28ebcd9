import { approve, approveDraft, askApproval, cancel, reject } from '@jobpilot/domain/approvals/approvals.service'
import { resolveEffect } from '@jobpilot/domain/effects/resolve-effect'
import { getOutbox, getSending } from '@jobpilot/domain/effects/sending.service'
import {
  approvalIdInput,
  approveInput,
  askInput,
  forDraftInput,
  rejectInput,
  resolveInput,
} from '@jobpilot/schemas/effects'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const effectsRouter = {
  forDraft: procedure.input(forDraftInput).query(async ({ ctx, input }) => ({
    ...(await getSending(ctx.db, ctx.userId, input.draftId)),
    adapter: ctx.services.mailAdapter,
    serverTime: new Date().toISOString(),
  })),
  outbox: procedure.query(async ({ ctx }) => ({
    ...(await getOutbox(ctx.db, ctx.userId)),
    adapter: ctx.services.mailAdapter,
  })),
  ask: procedure.input(askInput).mutation(({ ctx, input }) => askApproval(ctx.db, ctx.userId, input)),
  approveDraft: procedure.input(askInput).mutation(({ ctx, input }) => approveDraft(ctx.db, ctx.userId, input)),
  approve: procedure.input(approveInput).mutation(({ ctx, input }) => approve(ctx.db, ctx.userId, input.approvals)),
  reject: procedure.input(rejectInput).mutation(({ ctx, input }) => reject(ctx.db, ctx.userId, input.id, input.reason)),
  cancel: procedure.input(approvalIdInput).mutation(({ ctx, input }) => cancel(ctx.db, ctx.userId, input.id)),
  resolve: procedure.input(resolveInput).mutation(({ ctx, input }) => resolveEffect(ctx.db, ctx.userId, input)),
} satisfies TRPCRouterRecord

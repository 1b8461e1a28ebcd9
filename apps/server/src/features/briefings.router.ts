import {
  getLatestBriefing,
  listBriefings,
  makeBriefingNow,
  setBriefingSchedule,
} from '@jobpilot/domain/briefings/briefings.service'
import { briefingSchedule } from '@jobpilot/schemas/briefing'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const briefingsRouter = {
  latest: procedure.query(({ ctx }) => getLatestBriefing(ctx.db, ctx.userId)),
  list: procedure.query(({ ctx }) => listBriefings(ctx.db, ctx.userId)),
  makeNow: procedure.mutation(({ ctx }) => makeBriefingNow(ctx.db, ctx.userId)),
  setSchedule: procedure
    .input(briefingSchedule)
    .mutation(({ ctx, input }) => setBriefingSchedule(ctx.db, ctx.userId, input)),
} satisfies TRPCRouterRecord

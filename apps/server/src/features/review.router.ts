import { decide } from '@jobpilot/domain/review/decide'
import { getInsights, getReview, setVeto, startSearch } from '@jobpilot/domain/review/review.service'
import { listSearches, removeSearch, saveSearch } from '@jobpilot/domain/review/saved-searches'
import { decideInput, reviewFilter, saveSearchInput, vetoInput } from '@jobpilot/schemas/review'
import type { TRPCRouterRecord } from '@trpc/server'
import * as z from 'zod'
import { procedure } from '../trpc.ts'

export const reviewRouter = {
  list: procedure.input(reviewFilter).query(({ ctx, input }) => getReview(ctx.db, ctx.userId, input)),
  search: procedure.mutation(({ ctx }) => startSearch(ctx.db, ctx.userId)),
  decide: procedure.input(decideInput).mutation(({ ctx, input }) => decide(ctx.db, ctx.userId, input.decisions)),
  insights: procedure.query(({ ctx }) => getInsights(ctx.db, ctx.userId)),
  veto: procedure.input(vetoInput).mutation(async ({ ctx, input }) => {
    await setVeto(ctx.db, ctx.userId, input)
    return input
  }),
  searches: procedure.query(({ ctx }) => listSearches(ctx.db, ctx.userId)),
  saveSearch: procedure.input(saveSearchInput).mutation(({ ctx, input }) => saveSearch(ctx.db, ctx.userId, input)),
  removeSearch: procedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => removeSearch(ctx.db, ctx.userId, input.id)),
} satisfies TRPCRouterRecord

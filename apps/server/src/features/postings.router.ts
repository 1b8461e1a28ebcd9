import { listScores } from '@jobpilot/domain/matches/match-history'
import { getMatch } from '@jobpilot/domain/matches/matches.service'
import {
  addPosting,
  correctPosting,
  getPosting,
  listPostings,
  readPostingAgain,
  setPostingRemoved,
} from '@jobpilot/domain/postings/postings.service'
import { getTimeline } from '@jobpilot/domain/timeline/timeline.service'
import {
  addPostingTextInput,
  addPostingUrlInput,
  correctPostingInput,
  postingId,
} from '@jobpilot/schemas/postings-input'
import type { TRPCRouterRecord } from '@trpc/server'
import * as z from 'zod'
import { procedure } from '../trpc.ts'

export const postingsRouter = {
  list: procedure.query(({ ctx }) => listPostings(ctx.db, ctx.userId)),
  get: procedure.input(postingId).query(({ ctx, input }) => getPosting(ctx.db, ctx.userId, input.id)),
  timeline: procedure.input(postingId).query(({ ctx, input }) => getTimeline(ctx.db, ctx.userId, input.id)),
  addUrl: procedure.input(addPostingUrlInput).mutation(({ ctx, input }) => addPosting(ctx.db, ctx.userId, input)),
  addText: procedure.input(addPostingTextInput).mutation(({ ctx, input }) => addPosting(ctx.db, ctx.userId, input)),
  readAgain: procedure.input(postingId).mutation(({ ctx, input }) => readPostingAgain(ctx.db, ctx.userId, input.id)),
  correct: procedure.input(correctPostingInput).mutation(({ ctx, input }) => correctPosting(ctx.db, ctx.userId, input)),
  remove: procedure.input(postingId).mutation(async ({ ctx, input }) => {
    await setPostingRemoved(ctx.db, ctx.userId, input.id, true)
    return input
  }),
  restore: procedure.input(postingId).mutation(async ({ ctx, input }) => {
    await setPostingRemoved(ctx.db, ctx.userId, input.id, false)
    return input
  }),
} satisfies TRPCRouterRecord

export const matchesRouter = {
  get: procedure
    .input(z.object({ postingId: z.uuid() }))
    .query(({ ctx, input }) => getMatch(ctx.db, ctx.userId, input.postingId)),
  history: procedure
    .input(z.object({ postingId: z.uuid() }))
    .query(({ ctx, input }) => listScores(ctx.db, ctx.userId, input.postingId)),
} satisfies TRPCRouterRecord

import { getSameOpening, splitListing, undoSplit } from '@jobpilot/domain/same-opening/same-opening.service'
import { addSource, listSources, runSourceNow, switchSourceOff } from '@jobpilot/domain/sources/sources.service'
import { sourceKeysOf } from '@jobpilot/platform/settings'
import {
  addSourceInput,
  findEmployerInput,
  listSourcesInput,
  recogniseInput,
  sourceId,
} from '@jobpilot/schemas/sources'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

/**
 * Where openings come from: the instance's, seen and added to by everybody, switched off by admins. What reads pages, and
 * the directory of employers, are large and seldom asked for: they are loaded when they are.
 */
export const sourcesRouter = {
  list: procedure
    .input(listSourcesInput)
    .query(({ ctx, input }) => listSources(ctx.db, ctx.userId, sourceKeysOf(ctx.services.env), input.search)),
  findEmployer: procedure.input(findEmployerInput).query(async ({ input }) => {
    const { findEmployers } = await import('@jobpilot/domain/sources/directory/find-employers')
    return findEmployers(input.name)
  }),
  recognise: procedure.input(recogniseInput).mutation(async ({ ctx, input }) => {
    const { findBoard } = await import('@jobpilot/domain/sources/find-board')
    return await findBoard(ctx.services.safeFetch, input.url)
  }),
  add: procedure
    .input(addSourceInput)
    .mutation(({ ctx, input }) => addSource(ctx.db, ctx.userId, sourceKeysOf(ctx.services.env), input)),
  runNow: procedure.input(sourceId).mutation(({ ctx, input }) => runSourceNow(ctx.db, ctx.userId, input.id)),
  switchOff: procedure
    .input(sourceId)
    .mutation(({ ctx, input }) => switchSourceOff(ctx.db, ctx.userId, input.id, false)),
  remove: procedure.input(sourceId).mutation(({ ctx, input }) => switchSourceOff(ctx.db, ctx.userId, input.id, true)),
} satisfies TRPCRouterRecord

/** Where an opening was seen. Groups are the instance's; what somebody splits is their own. */
export const sameOpeningRouter = {
  get: procedure.input(sourceId).query(({ ctx, input }) => getSameOpening(ctx.db, ctx.userId, input.id)),
  split: procedure.input(sourceId).mutation(({ ctx, input }) => splitListing(ctx.db, ctx.userId, input.id)),
  undoSplit: procedure.input(sourceId).mutation(({ ctx, input }) => undoSplit(ctx.db, ctx.userId, input.id)),
} satisfies TRPCRouterRecord

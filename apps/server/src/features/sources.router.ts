import { findMetBefore } from '@jobpilot/domain/same-opening/met-before'
import { getSameOpening } from '@jobpilot/domain/same-opening/same-opening.service'
import { joinListings, splitListing, takeBackSaid } from '@jobpilot/domain/same-opening/say-same'
import { addSource, listSources, runSourceNow, switchSourceOff } from '@jobpilot/domain/sources/sources.service'
import { sourceKeysOf } from '@jobpilot/platform/settings'
import { joinInput, splitInput, takeBackInput } from '@jobpilot/schemas/same-opening'
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

/** Where an opening was seen. Groups are the instance's; what somebody says of them is their own. */
export const sameOpeningRouter = {
  get: procedure.input(sourceId).query(({ ctx, input }) => getSameOpening(ctx.db, ctx.userId, input.id)),
  metBefore: procedure.input(sourceId).query(({ ctx, input }) => findMetBefore(ctx.db, ctx.userId, input.id)),
  split: procedure
    .input(splitInput)
    .mutation(({ ctx, input }) => splitListing(ctx.db, ctx.userId, input.id, input.from)),
  join: procedure
    .input(joinInput)
    .mutation(({ ctx, input }) => joinListings(ctx.db, ctx.userId, input.id, input.other)),
  takeBack: procedure.input(takeBackInput).mutation(({ ctx, input }) => takeBackSaid(ctx.db, ctx.userId, input)),
} satisfies TRPCRouterRecord

import { getListing, keepListing } from '@jobpilot/domain/listings/keep-listing'
import { searchListings } from '@jobpilot/domain/listings/search-listings'
import { listingId, searchInput } from '@jobpilot/schemas/search'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

/** What the sources show: the instance's, the same for everybody. Keeping one makes a posting of the person's own of it. */
export const listingsRouter = {
  search: procedure
    .input(searchInput)
    .query(({ ctx, input }) => searchListings(ctx.db, ctx.userId, input, ctx.services.listings)),
  get: procedure.input(listingId).query(({ ctx, input }) => getListing(ctx.db, ctx.userId, input.id)),
  keep: procedure.input(listingId).mutation(({ ctx, input }) => keepListing(ctx.db, ctx.userId, input.id)),
} satisfies TRPCRouterRecord

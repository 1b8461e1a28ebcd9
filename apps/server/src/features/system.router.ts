import { getIsAdmin } from '@jobpilot/domain/people/admins'
import { webErrorConfigOf } from '@jobpilot/platform/errors/error-config'
import type { TRPCRouterRecord } from '@trpc/server'
import { checkComponents } from '../health/check-components.ts'
import { onlyForEverybody, summarise } from '../health/plain-words.ts'
import { procedure, publicProcedure } from '../trpc.ts'

export const systemRouter = {
  /** Where the page sends its own faults; null when nowhere. Everybody may know, as every page does. */
  errorTracking: publicProcedure.query(({ ctx }) => webErrorConfigOf(ctx.services.env)),
  /** Plain words for everybody, each part with its reason for admins. Answers without a database, too. */
  status: procedure.query(async ({ ctx }) => {
    const { services } = ctx
    const components = await checkComponents(services)
    const hasDatabase = components.some(({ name, state }) => name === 'Database' && state === 'ok')
    const isAdmin = hasDatabase && (await getIsAdmin(ctx.db, ctx.userId))
    return {
      version: services.env.NODE_ENV,
      environment: services.env.NODE_ENV,
      summary: summarise(components),
      components: isAdmin ? components : onlyForEverybody(components),
    }
  }),
} satisfies TRPCRouterRecord

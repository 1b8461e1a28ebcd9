import type { TRPCRouterRecord } from '@trpc/server'
import { checkComponents } from '../http/health.ts'
import { procedure } from '../trpc.ts'

export const systemRouter = {
  status: procedure.query(async ({ ctx }) => ({
    version: ctx.services.env.NODE_ENV === 'production' ? 'production' : ctx.services.env.NODE_ENV,
    environment: ctx.services.env.NODE_ENV,
    components: await checkComponents(ctx.services),
  })),
} satisfies TRPCRouterRecord

import {
  endSession,
  type LocalSession,
  resumeSession,
  signIn,
  signInAsDemo,
  signUp,
} from '@jobpilot/domain/accounts/accounts.service'
import { DomainError } from '@jobpilot/domain/errors'
import { refreshInput, signInInput, signUpInput } from '@jobpilot/schemas/auth'
import { TRPCError, type TRPCRouterRecord } from '@trpc/server'
import type { LocalProvider } from '../auth/local-provider.ts'
import type { RequestContext } from '../context.ts'
import { publicProcedure } from '../trpc.ts'

function localAuth(ctx: RequestContext): LocalProvider {
  if (!ctx.services.localAuth)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'Local sign-in is off on this instance.' })
  return ctx.services.localAuth
}

async function grant(
  ctx: RequestContext,
  session: LocalSession,
): Promise<{ accessToken: string; refreshToken: string; expiresAt: string }> {
  return { ...(await localAuth(ctx).mint(session.userId)), refreshToken: session.refreshToken }
}

/** Failed attempts are counted by address, so that guessing stays slow whoever is guessed at; accounts made are, too. */
const guarded = publicProcedure.use(async ({ next, ctx }) => {
  localAuth(ctx)
  await ctx.services.limits.take('signIn', ctx.address)
  return next()
})

export const authRouter = {
  config: publicProcedure.query(({ ctx: { services } }) => ({
    mode: services.env.AUTH_PROVIDER,
    clerkPublishableKey: services.env.CLERK_PUBLISHABLE_KEY ?? null,
    demo: services.env.DEMO,
    signUp: services.env.LOCAL_SIGN_UP === 'open',
  })),
  signUp: guarded.input(signUpInput).mutation(async ({ ctx, input }) => {
    if (ctx.services.env.LOCAL_SIGN_UP === 'closed')
      throw new DomainError('sign-up-closed', 'New accounts are closed on this instance. Ask whoever runs it.')
    return await grant(ctx, await signUp(ctx.services.db, input))
  }),
  signIn: guarded.input(signInInput).mutation(async ({ ctx, input }) => {
    const session = await signIn(ctx.services.db, input)
    await ctx.services.limits.giveBack('signIn', ctx.address)
    return await grant(ctx, session)
  }),
  demo: guarded.mutation(async ({ ctx }) => {
    if (!ctx.services.env.DEMO) throw new DomainError('not-found', 'There is no demo person on this instance.')
    await ctx.services.limits.giveBack('signIn', ctx.address)
    return await grant(ctx, await signInAsDemo(ctx.services.db))
  }),
  refresh: publicProcedure.input(refreshInput).mutation(async ({ ctx, input }) => {
    localAuth(ctx)
    return await grant(ctx, await resumeSession(ctx.services.db, input.refreshToken))
  }),
  signOut: publicProcedure.input(refreshInput).mutation(async ({ ctx, input }) => {
    await endSession(ctx.services.db, input.refreshToken)
    return { ok: true }
  }),
} satisfies TRPCRouterRecord

import { countRelaxed } from '@jobpilot/domain/deal-breakers/relax'
import { getPreferences, savePreferences } from '@jobpilot/domain/preferences/preferences.service'
import { getProfile, saveProfile, startEmptyProfile } from '@jobpilot/domain/profile/profile.service'
import { dealBreakers } from '@jobpilot/schemas/deal-breakers'
import { preferences } from '@jobpilot/schemas/preferences'
import { saveProfileInput } from '@jobpilot/schemas/profile-input'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const profileRouter = {
  get: procedure.query(({ ctx }) => getProfile(ctx.db, ctx.userId)),
  save: procedure.input(saveProfileInput).mutation(({ ctx, input }) => saveProfile(ctx.db, ctx.userId, input)),
  startEmpty: procedure.mutation(({ ctx }) => startEmptyProfile(ctx.db, ctx.userId)),
} satisfies TRPCRouterRecord

export const preferencesRouter = {
  get: procedure.query(({ ctx }) => getPreferences(ctx.db, ctx.userId)),
  relax: procedure.input(dealBreakers).query(({ ctx, input }) => countRelaxed(ctx.db, ctx.userId, input)),
  save: procedure.input(preferences).mutation(({ ctx, input }) => savePreferences(ctx.db, ctx.userId, input)),
} satisfies TRPCRouterRecord

import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { adminRouter } from './features/admin.router.ts'
import { authRouter } from './features/auth.router.ts'
import { briefingsRouter } from './features/briefings.router.ts'
import { documentsRouter } from './features/documents.router.ts'
import { effectsRouter } from './features/effects.router.ts'
import { eventsRouter } from './features/events.router.ts'
import { listingsRouter } from './features/listings.router.ts'
import { mailRouter } from './features/mail.router.ts'
import { brakeRouter, meRouter } from './features/me.router.ts'
import { outreachRouter } from './features/outreach.router.ts'
import { matchesRouter, postingsRouter } from './features/postings.router.ts'
import { privacyRouter } from './features/privacy.router.ts'
import { preferencesRouter, profileRouter } from './features/profile.router.ts'
import { reviewRouter } from './features/review.router.ts'
import { activityRouter, runsRouter, spendRouter } from './features/runs.router.ts'
import { sameOpeningRouter, sourcesRouter } from './features/sources.router.ts'
import { systemRouter } from './features/system.router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  auth: authRouter,
  me: meRouter,
  brake: brakeRouter,
  profile: profileRouter,
  preferences: preferencesRouter,
  documents: documentsRouter,
  postings: postingsRouter,
  matches: matchesRouter,
  listings: listingsRouter,
  review: reviewRouter,
  outreach: outreachRouter,
  effects: effectsRouter,
  mail: mailRouter,
  runs: runsRouter,
  activity: activityRouter,
  spend: spendRouter,
  briefings: briefingsRouter,
  privacy: privacyRouter,
  sources: sourcesRouter,
  sameOpening: sameOpeningRouter,
  events: eventsRouter,
  system: systemRouter,
  admin: adminRouter,
})

/** The contract: import these types, never the router itself. */
export type AppRouter = typeof appRouter
export type RouterInputs = inferRouterInputs<AppRouter>
export type RouterOutputs = inferRouterOutputs<AppRouter>

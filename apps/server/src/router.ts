import { type inferRouterInputs, type inferRouterOutputs, lazy } from '@trpc/server'
import { router } from './trpc.ts'

/** A feature is loaded when it is asked for first: schemas and rules of all of them would take half of a start. */
export const appRouter = router({
  auth: lazy(async () => router((await import('./features/auth.router.ts')).authRouter)),
  me: lazy(async () => router((await import('./features/me.router.ts')).meRouter)),
  brake: lazy(async () => router((await import('./features/me.router.ts')).brakeRouter)),
  profile: lazy(async () => router((await import('./features/profile.router.ts')).profileRouter)),
  preferences: lazy(async () => router((await import('./features/profile.router.ts')).preferencesRouter)),
  documents: lazy(async () => router((await import('./features/documents.router.ts')).documentsRouter)),
  postings: lazy(async () => router((await import('./features/postings.router.ts')).postingsRouter)),
  matches: lazy(async () => router((await import('./features/postings.router.ts')).matchesRouter)),
  listings: lazy(async () => router((await import('./features/listings.router.ts')).listingsRouter)),
  review: lazy(async () => router((await import('./features/review.router.ts')).reviewRouter)),
  applications: lazy(async () => router((await import('./features/applications.router.ts')).applicationsRouter)),
  outreach: lazy(async () => router((await import('./features/outreach.router.ts')).outreachRouter)),
  effects: lazy(async () => router((await import('./features/effects.router.ts')).effectsRouter)),
  mail: lazy(async () => router((await import('./features/mail.router.ts')).mailRouter)),
  runs: lazy(async () => router((await import('./features/runs.router.ts')).runsRouter)),
  activity: lazy(async () => router((await import('./features/runs.router.ts')).activityRouter)),
  spend: lazy(async () => router((await import('./features/runs.router.ts')).spendRouter)),
  briefings: lazy(async () => router((await import('./features/briefings.router.ts')).briefingsRouter)),
  privacy: lazy(async () => router((await import('./features/privacy.router.ts')).privacyRouter)),
  sources: lazy(async () => router((await import('./features/sources.router.ts')).sourcesRouter)),
  sameOpening: lazy(async () => router((await import('./features/sources.router.ts')).sameOpeningRouter)),
  events: lazy(async () => router((await import('./features/events.router.ts')).eventsRouter)),
  system: lazy(async () => router((await import('./features/system.router.ts')).systemRouter)),
  admin: lazy(async () => router((await import('./features/admin.router.ts')).adminRouter)),
})

/** Loads every feature, one after the other; before that `appRouter._def.procedures` names only those that were asked for. */
export async function loadAllFeatures(): Promise<void> {
  for (const loader of Object.values(appRouter._def.lazy)) await loader.load()
}

/** The contract: import these types, never the router itself. */
export type AppRouter = typeof appRouter
export type RouterInputs = inferRouterInputs<AppRouter>
export type RouterOutputs = inferRouterOutputs<AppRouter>

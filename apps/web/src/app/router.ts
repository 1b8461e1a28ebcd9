import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { noteLeaving } from '../lib/came-from.ts'
import { noticeLeftDrafts } from '../lib/drafts.ts'
import { readListingSearch } from '../lib/listing-search.ts'
import { readPipelineSearch } from '../lib/pipeline-search.ts'
import { readReviewSearch } from '../lib/review-search.ts'
import { startHome } from './home/start-home.ts'
import { NotFound } from './not-found.tsx'
import { RootLayout } from './root-layout.tsx'
import { RouteError } from './route-error.tsx'
import { RoutePending } from './route-pending.tsx'
import { HomeRoute } from './routes/home.tsx'

/** The router lays what a page reads of the address over all that stands there, so what it does not read is taken out. */
const only =
  <T extends object>(read: (search: Record<string, unknown>) => T) =>
  (search: Record<string, unknown>): T => ({
    ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])),
    ...read(search),
  })

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound, beforeLoad: noticeLeftDrafts })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: () => startHome(),
  // The first page most people see comes with the shell: its dozen small pieces would each cost a way there and back.
  component: HomeRoute,
})
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('./routes/profile.tsx'), 'ProfileRoute'),
})
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: only(readReviewSearch),
  component: lazyRouteComponent(() => import('./routes/review.tsx'), 'ReviewRoute'),
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: only(readListingSearch),
  component: lazyRouteComponent(() => import('./routes/search.tsx'), 'SearchRoute'),
})
const lookingFor = createRoute({
  getParentRoute: () => root,
  path: '/looking-for',
  component: lazyRouteComponent(() => import('./routes/looking-for.tsx'), 'LookingForRoute'),
})
const openings = createRoute({
  getParentRoute: () => root,
  path: '/openings',
  validateSearch: only(({ add }): { add?: true | 'text' } => (add === true || add === 'text' ? { add } : {})),
  component: lazyRouteComponent(() => import('./routes/openings.tsx'), 'OpeningsRoute'),
})
const opening = createRoute({
  getParentRoute: () => root,
  path: '/openings/$postingId',
  component: lazyRouteComponent(() => import('./routes/opening.tsx'), 'OpeningRoute'),
})
const pipeline = createRoute({
  getParentRoute: () => root,
  path: '/pipeline',
  validateSearch: only(readPipelineSearch),
  component: lazyRouteComponent(() => import('./routes/pipeline.tsx'), 'PipelineRoute'),
})
const outreach = createRoute({
  getParentRoute: () => root,
  path: '/outreach',
  component: lazyRouteComponent(() => import('./routes/outreach.tsx'), 'OutreachRoute'),
})
const compose = createRoute({
  getParentRoute: () => root,
  path: '/outreach/new',
  validateSearch: only(({ posting, goal }): { posting?: string; goal?: 'follow-up-application' } => ({
    ...(typeof posting === 'string' && { posting }),
    ...(goal === 'follow-up-application' && { goal }),
  })),
  component: lazyRouteComponent(() => import('./routes/compose.tsx'), 'ComposeRoute'),
})
const draft = createRoute({
  getParentRoute: () => root,
  path: '/outreach/$draftId',
  component: lazyRouteComponent(() => import('./routes/draft.tsx'), 'DraftRoute'),
})
const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./routes/outbox.tsx'), 'OutboxRoute'),
})
const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/mailbox',
  component: lazyRouteComponent(() => import('./routes/mailbox.tsx'), 'MailboxRoute'),
})
const mailboxMessage = createRoute({
  getParentRoute: () => root,
  path: '/mailbox/$messageId',
  component: lazyRouteComponent(() => import('./routes/mailbox-message.tsx'), 'MailboxMessageRoute'),
})
const activity = createRoute({
  getParentRoute: () => root,
  path: '/activity',
  validateSearch: only(({ agent }): { agent?: string } =>
    typeof agent === 'string' && /^[\w-]{1,60}$/.test(agent) ? { agent } : {},
  ),
  component: lazyRouteComponent(() => import('./routes/activity.tsx'), 'ActivityRoute'),
})
const briefings = createRoute({
  getParentRoute: () => root,
  path: '/briefings',
  component: lazyRouteComponent(() => import('./routes/briefings.tsx'), 'BriefingsRoute'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/settings.tsx'), 'SettingsRoute'),
})

const costs = createRoute({
  getParentRoute: () => root,
  path: '/costs',
  component: lazyRouteComponent(() => import('./routes/costs.tsx'), 'CostsRoute'),
})
const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  component: lazyRouteComponent(() => import('./routes/sources.tsx'), 'SourcesRoute'),
})
const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('./routes/admin.tsx'), 'AdminRoute'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    profile,
    review,
    search,
    lookingFor,
    openings,
    opening,
    pipeline,
    outreach,
    compose,
    draft,
    outbox,
    mailbox,
    mailboxMessage,
    activity,
    briefings,
    costs,
    settings,
    sources,
    admin,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  defaultPendingComponent: RoutePending,
  scrollRestoration: true,
})

router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => noteLeaving(fromLocation, toLocation))

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

import { withinLimit } from '@jobpilot/platform/time-limit'

export const componentNames = [
  'Database',
  'Migrations',
  'Worker',
  'Queue',
  'Live updates',
  'Storage',
  'Model',
  'Virus scanner',
  'Mail',
  'Tracing',
  'Error tracking',
] as const
export type ComponentName = (typeof componentNames)[number]

/** `off` is not configured, which is fine; `degraded` works in part or late; `down` is configured and does not work. */
export type ComponentState = 'ok' | 'degraded' | 'off' | 'down'
export type Component = { name: ComponentName; state: ComponentState; reason: string }

/** Without these a server cannot answer requests; without the others it can, and what waits is not lost. */
const neededForRequests: readonly ComponentName[] = ['Database', 'Migrations', 'Storage']

/**
 * Whether nothing that is configured is down. With `only` requests: whether this server can take them, for a load balancer,
 * which should not take every server away because the mail server is.
 */
export const isReady = (components: readonly Component[], only?: 'requests'): boolean =>
  components.every(({ name, state }) => state !== 'down' || (only === 'requests' && !neededForRequests.includes(name)))

/** A part that has not answered by then does not work, whatever it says later. */
const patienceMs = 4_000

/** What `look` finds; `otherwise` when it throws or takes too long. */
export const within = <T>(look: () => Promise<T>, otherwise: T): Promise<T> =>
  withinLimit(look(), patienceMs).catch(() => otherwise)

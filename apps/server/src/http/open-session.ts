import { label } from '@jobpilot/platform/telemetry/origin'
import { activeSpan } from '@jobpilot/platform/telemetry/spans'
import { type Session, TokenError } from '../auth/auth-provider.ts'
import type { Services } from '../context.ts'

/**
 * The session a bearer header proves; null without one or with a bad one, so that public procedures still answer. While
 * nobody can be looked up it throws, rather than take somebody signed in for a stranger.
 */
export async function openSession(services: Services, header: string | undefined): Promise<Session | null> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1]
  if (!token) return null
  try {
    const session = await services.sessions.open(token)
    label({ userId: session.userId })
    activeSpan()?.setAttribute('user.id', session.userId)
    return session
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    services.log.debug({ reason: error.message }, 'token refused')
    return null
  }
}

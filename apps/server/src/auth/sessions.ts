import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { isActivePerson, upsertPerson } from '@jobpilot/domain/people/people.repository'
import { type AuthProvider, type Session, TokenError } from './auth-provider.ts'

/** How long a look at the token and its person's row is good for, in ms: a deleted person is out within this time. */
const trustMs = 30_000
const mostRemembered = 10_000

/**
 * Verifies tokens and makes sure their person exists and has not been deleted. A token that was good is good again for a
 * moment: checking its signature costs as much as reading a row.
 */
export function createSessions(db: Database, provider: AuthProvider): { open: (token: string) => Promise<Session> } {
  const seen = new Map<string, { session: Session; until: number }>()
  return {
    async open(token) {
      const known = seen.get(token)
      if (known && known.until > Date.now()) return known.session
      const session = await provider.verify(token)
      if (session.identity) {
        const { identity } = session
        await withUser(db, session.userId, (tx) => upsertPerson(tx, identity))
      }
      if (!(await isActivePerson(db, session.userId))) throw new TokenError('this person is not here any more')
      if (seen.size >= mostRemembered) seen.clear()
      seen.set(token, { session, until: Math.min(Date.now() + trustMs, session.expiresAt) })
      return session
    },
  }
}

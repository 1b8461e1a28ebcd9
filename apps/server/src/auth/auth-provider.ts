import type { PersonIdentity } from '@jobpilot/domain/people/people.repository'

/** What a token proved: who, until when (ms since 1970). `identity` is set when the person may not have a row yet. */
export type Session = { userId: string; expiresAt: number; identity: PersonIdentity | null }

/** Who signs people in. `verify` throws `TokenError` for anything but a token that is good now. */
export type AuthProvider = {
  mode: 'local' | 'clerk'
  verify(token: string): Promise<Session>
}

/** The token is not good. `message` is for logs; a caller learns only that they must sign in. */
export class TokenError extends Error {
  override name = 'TokenError'
}

import { personId } from '@jobpilot/domain/people/person-id'
import { allowedOrigins, type ServerEnv } from '../env.ts'
import type { AuthProvider } from './auth-provider.ts'
import { type TokenRules, verifyToken } from './verify-token.ts'

/** Clerk signs people in; we verify its session tokens and never see a password. */
export function createClerkProvider(env: ServerEnv): AuthProvider {
  const key: TokenRules['key'] = env.CLERK_JWT_KEY
    ? { pem: env.CLERK_JWT_KEY.replaceAll('\\n', '\n') }
    : { secretKey: env.CLERK_SECRET_KEY ?? '', ...(env.CLERK_API_URL ? { apiUrl: env.CLERK_API_URL } : {}) }
  const rules: TokenRules = { issuer: env.CLERK_ISSUER ?? '', authorizedParties: allowedOrigins(env), key }
  return {
    mode: 'clerk',
    async verify(token) {
      const claims = await verifyToken(token, rules)
      const identity = {
        provider: 'clerk' as const,
        externalId: claims.sub,
        email: claims.email ?? null,
        name: claims.name ?? null,
      }
      return { userId: personId('clerk', claims.sub), expiresAt: claims.exp * 1000, identity }
    },
  }
}

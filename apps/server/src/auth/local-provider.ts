import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { keepSecret } from '@jobpilot/platform/keep-secret'
import { exportSPKI, importPKCS8, SignJWT } from 'jose'
import { allowedOrigins, type ServerEnv } from '../env.ts'
import { type AuthProvider, TokenError } from './auth-provider.ts'
import { verifyToken } from './verify-token.ts'

const accessMinutes = 15
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type LocalProvider = AuthProvider & {
  mode: 'local'
  mint(userId: string): Promise<{ accessToken: string; expiresAt: string }>
}

function makeKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return privateKey
}

/** Signs people in by our own RS256 tokens, verified by the same path as Clerk's. */
export async function createLocalProvider(env: ServerEnv): Promise<LocalProvider> {
  const pem = await keepSecret(join(env.DATA_DIR, 'local-auth-key.pem'), makeKey)
  const privateKey = await importPKCS8(pem, 'RS256')
  const rules = {
    issuer: new URL(env.PUBLIC_URL).origin,
    authorizedParties: allowedOrigins(env),
    key: { pem: await exportSPKI(createPublicKey(pem)) },
  }
  return {
    mode: 'local',
    async verify(token) {
      const claims = await verifyToken(token, rules)
      if (!uuid.test(claims.sub)) throw new TokenError('token names nobody of ours')
      return { userId: claims.sub, expiresAt: claims.exp * 1000, identity: null }
    },
    async mint(userId) {
      const expiresAt = new Date(Date.now() + accessMinutes * 60_000)
      const accessToken = await new SignJWT({ azp: rules.issuer })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
        .setSubject(userId)
        .setIssuer(rules.issuer)
        .setIssuedAt()
        .setNotBefore('0s')
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      return { accessToken, expiresAt: expiresAt.toISOString() }
    },
  }
}

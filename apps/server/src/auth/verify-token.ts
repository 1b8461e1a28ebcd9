import { decodeProtectedHeader } from 'jose'
import * as z from 'zod'
import { TokenError } from './auth-provider.ts'

/** Where the public key comes from: a PEM, without network, or a JWKS that follows key rotation. */
export type TokenRules = {
  issuer: string
  authorizedParties: string[]
  key: { pem: string } | { secretKey: string; apiUrl?: string }
}

const claims = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  azp: z.string(),
  sts: z.string().optional(),
  email: z.string().max(254).optional(),
  name: z.string().max(200).optional(),
})
export type Claims = z.infer<typeof claims>

const clockSkewInMs = 5_000
/** Longer than any session token; a longer one is not worth decoding. */
const longestToken = 8_000

/**
 * The one path every token takes, Clerk's and ours. Beside signature, times and issuer it insists on what the library
 * leaves optional: RS256 alone, an `azp` that is present and allowed, and a session that is not pending.
 */
export async function verifyToken(token: string, rules: TokenRules): Promise<Claims> {
  if (token.length > longestToken) throw new TokenError('token is too long')
  const header = decodeHeader(token)
  if (header.alg !== 'RS256') throw new TokenError('token is not signed with RS256')
  const { verifyToken: verifySignature } = await import('@clerk/backend')
  const payload = await verifySignature(token, {
    authorizedParties: rules.authorizedParties,
    issuer: rules.issuer,
    clockSkewInMs,
    ...('pem' in rules.key ? { jwtKey: rules.key.pem } : rules.key),
  }).catch((cause: unknown) => {
    throw new TokenError('token was refused', { cause })
  })
  const parsed = claims.safeParse(payload)
  if (!parsed.success) throw new TokenError('token lacks a claim it must have')
  if (!rules.authorizedParties.includes(parsed.data.azp)) throw new TokenError('token was made for another application')
  if (parsed.data.sts === 'pending') throw new TokenError('session is pending')
  return parsed.data
}

function decodeHeader(token: string): { alg?: string } {
  try {
    return decodeProtectedHeader(token)
  } catch (cause) {
    throw new TokenError('token cannot be read', { cause })
  }
}

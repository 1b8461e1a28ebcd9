import { getTokens, reloadTokens, setTokens, type Tokens } from './session.ts'

const renewBeforeMs = 60_000

type TokenSource = { get: () => Promise<string | null>; renew: () => Promise<string | null> }

let refreshCall: ((refreshToken: string) => Promise<Tokens | 'refused'>) | null = null
let pending: Promise<string | null> | null = null
let external: TokenSource | null = null

/** The call that turns a refresh token into new tokens; set once by the API client, which this file must not import. */
export function setRefreshCall(call: typeof refreshCall): void {
  refreshCall = call
}

/** Lets another sign-in provider hand out tokens instead of the stored ones. */
export function setExternalTokenSource(source: TokenSource | null): void {
  external = source
}

async function underLock<T>(work: () => Promise<T>): Promise<T> {
  // Tabs take turns, so that one refresh token is not spent twice. Plain http on a home network has no locks.
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('jobpilot.session', work)
}

async function renewStored(usedRefreshToken: string): Promise<string | null> {
  return underLock(async () => {
    const stored = reloadTokens()
    if (stored === null || refreshCall === null) return null
    if (stored.refreshToken !== usedRefreshToken) return stored.accessToken
    const renewed = await refreshCall(stored.refreshToken)
    if (renewed === 'refused') {
      setTokens(null)
      return null
    }
    setTokens(renewed)
    return renewed.accessToken
  })
}

/** A new access token, asked for once however many callers wait; null when the person has to sign in again. */
export function renewAccessToken(): Promise<string | null> {
  if (external !== null) return external.renew()
  const tokens = getTokens()
  if (tokens === null) return Promise.resolve(null)
  pending ??= renewStored(tokens.refreshToken).finally(() => {
    pending = null
  })
  return pending
}

/** An access token good for at least a minute when one can be had. */
export async function getAccessToken(): Promise<string | null> {
  if (external !== null) return external.get()
  const tokens = getTokens()
  if (tokens === null) return null
  if (Date.parse(tokens.expiresAt) - Date.now() > renewBeforeMs) return tokens.accessToken
  try {
    return await renewAccessToken()
  } catch {
    // The network is away: the old token may still be good, and the request will say so itself.
    return tokens.accessToken
  }
}

import type { AppRouter } from '@jobpilot/server/router'
import { createTRPCClient, httpLink } from '@trpc/client'

/** A local account, the demo person, or whatever gives a good token of another provider. */
export type Credentials = { email: string; password: string } | { demo: true } | { getToken: () => Promise<string> }

/** New tokens are fetched this long before the old one runs out, in ms. */
const marginMs = 60_000

/** Signs in on first use and keeps the access token fresh; parallel callers share one request. */
export function createTokens(trpcUrl: string, credentials: Credentials): { get: () => Promise<string> } {
  if ('getToken' in credentials) return { get: credentials.getToken }
  const { auth } = createTRPCClient<AppRouter>({ links: [httpLink({ url: trpcUrl })] })
  let held: { accessToken: string; refreshToken: string; expiresAt: string } | undefined
  let underWay: Promise<string> | undefined

  const signIn = () => ('demo' in credentials ? auth.demo.mutate() : auth.signIn.mutate(credentials))
  const renew = async () => {
    held = held ? await auth.refresh.mutate({ refreshToken: held.refreshToken }).catch(signIn) : await signIn()
    return held.accessToken
  }
  return {
    async get() {
      if (held && Date.parse(held.expiresAt) - Date.now() > marginMs) return held.accessToken
      underWay ??= renew().finally(() => {
        underWay = undefined
      })
      return await underWay
    },
  }
}

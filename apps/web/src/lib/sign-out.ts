import { dropAllDrafts } from './drafts.ts'
import { forgetLive } from './live/live-store.ts'
import { queryClient } from './query-client.ts'
import { getTokens, setTokens } from './session.ts'
import { api, socketClient } from './trpc.ts'

let externalSignOut: (() => Promise<void>) | null = null

/** What else has to be told, when another provider signed the person in. */
export function setExternalSignOut(signOut: typeof externalSignOut): void {
  externalSignOut = signOut
}

/** Ends the session here and on the server, and leaves nothing of the person in this browser. */
export async function signOut(userId: string): Promise<void> {
  const tokens = getTokens()
  dropAllDrafts(userId)
  try {
    if (tokens !== null) await api.auth.signOut.mutate({ refreshToken: tokens.refreshToken })
  } catch {
    // Offline: the server's copy ends by itself, this browser's ends now.
  }
  setTokens(null)
  queryClient.clear()
  forgetLive()
  void socketClient.close()
  await externalSignOut?.()
}

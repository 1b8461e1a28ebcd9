import { getAccessToken, renewAccessToken } from './access-token.ts'

/** The server closes a socket with this code when its token has run out or is not taken (see its `sockets.ts`). */
const tokenRefused = 4401

let isRefused = false

export function noteSocketClose(code: number | undefined): void {
  if (code === tokenRefused) isRefused = true
}

/** A token for a new socket; a fresh one after a refusal, whatever this computer's clock says about the old one. */
export async function getSocketToken(): Promise<string> {
  if (!isRefused) return (await getAccessToken()) ?? ''
  try {
    const token = await renewAccessToken()
    isRefused = false
    return token ?? ''
  } catch {
    // The network is away: the next attempt asks again.
    return (await getAccessToken()) ?? ''
  }
}

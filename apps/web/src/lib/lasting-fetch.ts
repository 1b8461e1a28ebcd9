/**
 * Of bodies under way that outlive their page, a browser takes 64 KiB and refuses the rest
 * (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). It counts them until the whole answer is there, so half is left free.
 */
const mostUnderWay = 32 * 1024
let underWay = 0

/**
 * Sends a write that arrives also when the tab is closed right after it: the brake, a decision, the last words that were typed. One
 * too long for that, and a query, are sent as any other.
 */
export async function lastingFetch(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const size = typeof init.body === 'string' ? new TextEncoder().encode(init.body).length : 0
  if (size === 0 || underWay + size > mostUnderWay) return await fetch(input, init)
  underWay += size
  try {
    return await fetch(input, { ...init, keepalive: true })
  } finally {
    underWay -= size
  }
}

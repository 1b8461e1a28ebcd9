/** Waits until `read` gives something that is true, and returns it. Throws after `limitMs` with what it waited for. */
export async function waitUntil(what, read, limitMs = 60_000, everyMs = 50) {
  const from = performance.now()
  for (;;) {
    const value = await read()
    if (value) return value
    if (performance.now() - from > limitMs)
      throw new Error(`waited ${Math.round(limitMs / 1000)} s in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

export const seconds = (ms) => Math.round(ms / 100) / 10

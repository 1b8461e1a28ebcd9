import { readStoredJson, writeStored } from './storage.ts'

const storageKey = 'jobpilot.told'

/** False when no one looks at this tab until then. */
function untilLookedAt(until: number): Promise<boolean> {
  if (document.visibilityState === 'visible') return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (isLookedAt: boolean) => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      resolve(isLookedAt)
    }
    const look = () => {
      if (document.visibilityState === 'visible') end(true)
    }
    const timer = setTimeout(() => end(false), Math.max(0, until - Date.now()))
    document.addEventListener('visibilitychange', look)
  })
}

/** What was told and may still come up in another tab, each until when. */
function readTold(): [string, number][] {
  const stored = readStoredJson(storageKey)
  if (typeof stored !== 'object' || stored === null) return []
  return Object.entries(stored).filter(([, until]) => typeof until === 'number' && until > Date.now())
}

function claim(key: string, until: number): boolean {
  const told = readTold()
  if (told.some(([each]) => each === key)) return false
  writeStored(storageKey, JSON.stringify(Object.fromEntries([...told, [key, until]])))
  return true
}

/**
 * True for one tab of this browser. What one tab stores reaches the others a moment later than a lock does: so the first one
 * keeps the lock of its news until it is none. Plain http on a home network has no locks: two tabs may then rarely be first.
 */
function isFirst(key: string, until: number): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(claim(key, until))
  return new Promise((resolve) => {
    void navigator.locks
      .request(`${storageKey}.${key}`, { ifAvailable: true }, async (lock) => {
        const isClaimed = lock !== null && claim(key, until)
        resolve(isClaimed)
        if (isClaimed) await new Promise((ended) => setTimeout(ended, Math.max(0, until - Date.now())))
      })
      .catch(() => resolve(claim(key, until)))
  })
}

/**
 * Tells a piece of news in one tab however many hear of it: the first that the person looks at. `until` is the instant, in ms,
 * after which it is no news any more.
 */
export async function tellOnce(key: string, until: number, tell: () => void): Promise<void> {
  if (Date.now() > until) return
  if ((await untilLookedAt(until)) && (await isFirst(key, until))) tell()
}

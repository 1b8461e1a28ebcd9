import { newId } from './new-id.ts'

const storageKey = 'jobpilot.tab'
const lockPrefix = 'jobpilot.tab.'
/** A reload may start before the page it replaces has let go of its lock. */
const claimTries = 5
const claimPauseMs = 40

let ownId = 'shared'
let goneIds: ReadonlySet<string> = new Set()

/** This tab's id: survives a reload, is new in a new or duplicated tab. Without locks (plain http) all tabs share one. */
export const ownTab = (): string => ownId

/** True for a tab that no longer lived when `noticeGoneTabs` last looked. An id it had not been asked about lives. */
export const isGoneTab = (id: string): boolean => goneIds.has(id)

function storedId(): string | null {
  try {
    return sessionStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function storeId(id: string): void {
  try {
    sessionStorage.setItem(storageKey, id)
  } catch {
    // The id then lasts until the next reload; what it kept is found again as the work of a tab that is gone.
  }
}

/** True once this tab holds the lock of `id`, which it then does until it ends. */
function hold(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks
      .request(lockPrefix + id, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : new Promise(() => {})
      })
      .catch(() => resolve(false))
  })
}

const hasLocks = () => 'locks' in navigator

/** Gives this tab its id; to be awaited before anything unsaved is read. A duplicated tab copies the id, not the lock. */
export async function claimTab(): Promise<void> {
  if (!hasLocks()) return
  const stored = storedId()
  for (let attempt = 0; stored !== null && attempt < claimTries; attempt += 1) {
    if (await hold(stored)) {
      ownId = stored
      return
    }
    await new Promise((resolve) => setTimeout(resolve, claimPauseMs))
  }
  const fresh = newId()
  if (!(await hold(fresh))) return
  ownId = fresh
  storeId(fresh)
}

/** Finds out which of these tabs are gone. */
export async function noticeGoneTabs(ids: string[]): Promise<void> {
  if (!hasLocks() || ids.length === 0) return
  try {
    const { held = [] } = await navigator.locks.query()
    const living = new Set(held.map(({ name }) => name))
    goneIds = new Set(ids.filter((id) => id !== ownId && !living.has(lockPrefix + id)))
  } catch {
    goneIds = new Set()
  }
}

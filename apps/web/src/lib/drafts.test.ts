import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type Callback = (lock: object | null) => unknown
type TabOptions = { session?: Map<string, string>; hasLocks?: boolean }

const local = new Map<string, string>()
const held = new Map<string, string>()

const storageOf = (kept: Map<string, string>) =>
  new Proxy(
    {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  )

let opened = 0

/** The modules as one tab has them, with a browser's storage and locks; `end` is what a closed or crashed tab does. */
async function openTab({ session = new Map(), hasLocks = true }: TabOptions = {}) {
  opened += 1
  const tab = `tab ${opened}`
  const locks = {
    request: async (name: string, _options: object, callback: Callback) => {
      if (held.has(name)) return callback(null)
      held.set(name, tab)
      return callback({})
    },
    query: async () => ({ held: [...held.keys()].map((name) => ({ name })) }),
  }
  vi.resetModules()
  vi.stubGlobal('localStorage', storageOf(local))
  vi.stubGlobal('sessionStorage', storageOf(session))
  vi.stubGlobal('navigator', hasLocks ? { locks } : {})
  const drafts = await import('./drafts.ts')
  const { claimTab } = await import('./tab.ts')
  await claimTab()
  await drafts.noticeLeftDrafts()
  const end = () => {
    for (const [name, owner] of held) if (owner === tab) held.delete(name)
  }
  return { ...drafts, session, end }
}

beforeEach(() => {
  local.clear()
  held.clear()
})
afterEach(() => vi.unstubAllGlobals())

test('a tab never sees, overwrites or removes what another living tab keeps', async () => {
  const first = await openTab()
  first.writeDraft('ada', 'profile', '1', 'headline')
  const second = await openTab()
  expect(second.readDraft('ada', 'profile')).toBeNull()
  second.writeDraft('ada', 'profile', '1', 'place')
  second.dropDraft('ada', 'profile')
  expect(first.readDraft('ada', 'profile')).toEqual({ base: '1', value: 'headline' })
})

test('a reload keeps the tab its work, a duplicated tab begins without it', async () => {
  const first = await openTab()
  first.writeDraft('ada', 'profile', '1', 'mine')
  const copy = await openTab({ session: new Map(first.session) })
  expect(copy.readDraft('ada', 'profile')).toBeNull()
  first.end()
  const reloaded = await openTab({ session: first.session })
  expect(reloaded.readDraft('ada', 'profile')).toEqual({ base: '1', value: 'mine' })
})

test('what a crashed tab left goes to one tab, newest first, for that person and that thing only', async () => {
  const [older, newer] = [await openTab(), await openTab()]
  vi.spyOn(Date, 'now').mockReturnValueOnce(1).mockReturnValueOnce(2)
  older.writeDraft('ada', 'posting.1', '1', 'older')
  newer.writeDraft('ada', 'posting.1', '2', 'newer')
  older.end()
  newer.end()
  const next = await openTab()
  expect(next.readDraft('ada', 'posting')).toBeNull()
  expect(next.readDraft('eve', 'posting.1')).toBeNull()
  expect(next.readDraft('ada', 'posting.1')).toEqual({ base: '2', value: 'newer' })
  const another = await openTab()
  expect(another.readDraft('ada', 'posting.1')).toEqual({ base: '1', value: 'older' })
})

test('sign-out removes the drafts of every tab of that person, and of nobody else', async () => {
  const first = await openTab()
  first.writeDraft('ada', 'profile', '1', 'mine')
  first.writeDraft('eve', 'profile', '1', 'hers')
  const second = await openTab()
  second.dropAllDrafts('ada')
  expect(first.readDraft('ada', 'profile')).toBeNull()
  expect(first.readDraft('eve', 'profile')).toEqual({ base: '1', value: 'hers' })
})

test('without locks, as on plain http, work still survives a reload and a crash', async () => {
  const first = await openTab({ hasLocks: false })
  first.writeDraft('ada', 'profile', '1', 'mine')
  const next = await openTab({ hasLocks: false })
  expect(next.readDraft('ada', 'profile')).toEqual({ base: '1', value: 'mine' })
})

test('what is saved all the same is no unsaved work, in whatever order its parts stand', async () => {
  const { readUnsaved, readDraft, writeDraft } = await openTab()
  writeDraft('ada', 'mail', '1', { subject: 'Hello', body: 'Dear Jana' })
  expect(readUnsaved('ada', 'mail', { subject: 'Hello', body: 'Dear' })?.base).toBe('1')
  expect(readUnsaved('ada', 'mail', { body: 'Dear Jana', subject: 'Hello' })).toBeNull()
  expect(readDraft('ada', 'mail')).toBeNull()
})

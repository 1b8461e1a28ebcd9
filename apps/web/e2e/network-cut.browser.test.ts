import type { TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInElsewhere } from './elsewhere.ts'
import { signUpInBrowser } from './signed-in-browser.ts'
import { keepToasts, toastsOf } from './toasts.ts'

const postingOf = (title: string) =>
  `${title}\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of experience with Go\n- PostgreSQL`

/** A network that can be cut for every page of the context: requests, open sockets and new ones alike. */
async function cuttable(context: BrowserContext): Promise<{ cut: () => Promise<void>; restore: () => Promise<void> }> {
  const open = new Set<WebSocketRoute>()
  let isCut = false
  await context.routeWebSocket(/\/trpc/, (socket) => {
    if (isCut) return void socket.close({ code: 4000 })
    socket.connectToServer()
    open.add(socket)
  })
  return {
    async cut() {
      isCut = true
      await context.setOffline(true)
      await Promise.all([...open].map((socket) => socket.close({ code: 4000 })))
      open.clear()
    },
    async restore() {
      isCut = false
      await context.setOffline(false)
    },
  }
}

const connectionOnScreen = (page: Page) =>
  page.locator('[aria-label^="Connection:"]').first().getAttribute('aria-label')
const openingsOnScreen = (page: Page) =>
  page
    .getByRole('list', { name: 'Openings' })
    .locator('li')
    .evaluateAll((rows) =>
      rows.map((row) => ({
        lead: row.querySelector('[aria-label]')?.getAttribute('aria-label'),
        title: row.querySelector('a > span:nth-of-type(2) > span, a > svg + span > span')?.textContent,
      })),
    )
const actionsOnScreen = (page: Page) =>
  page
    .getByRole('list', { name: 'Activity' })
    .locator('li button > span:first-child > span:first-child')
    .allInnerTexts()

async function openingsKept({ owner }: TestDatabase) {
  const { rows } = await owner.query(
    `select state, content -> 'title' ->> 'value' as title, url,
       (select score from matches where posting_id = postings.id order by created_at desc limit 1) as score
     from postings where deleted_at is null order by created_at desc`,
  )
  return rows.map(({ state, title, url, score }) => ({
    lead:
      state === 'failed'
        ? 'Could not be read'
        : state === 'reading'
          ? 'Reading'
          : score === null
            ? 'No score yet'
            : `Score ${score} of 100`,
    title: title ?? (url === null ? 'Opening without a title' : new URL(url).hostname),
  }))
}

test('what happened while the network was cut is on every screen once it is back: the screen equals the database', async () => {
  await using signedIn = await signUpInBrowser()
  const { page: first, stack, context, database } = signedIn
  const { owner } = database
  const elsewhere = await signInElsewhere(stack.url)
  const runEnded = (runId: string, state: string) =>
    waitFor(`the run to be ${state}`, async () => {
      const { rows } = await owner.query('select 1 from task_runs where id = $1 and state = $2', [runId, state])
      return rows[0]
    })
  const add = (title: string) =>
    elsewhere<{ postingId: string; runId: string }>('postings.addText', { text: postingOf(title) })

  await elsewhere('profile.startEmpty')
  await runEnded((await add('Platform Engineer')).runId, 'done')
  const network = await cuttable(context)
  await context.addInitScript(keepToasts)
  const [activity, profile] = [await context.newPage(), await context.newPage()]
  const pages = { openings: first, activity, profile }
  for (const [path, page] of Object.entries(pages)) {
    page.setDefaultTimeout(30_000)
    await page.goto(`${stack.url}/${path}`)
    await page.getByLabel('Connection: Live').first().waitFor()
  }
  await first.getByText('Platform Engineer').waitFor()
  await profile.getByText(/^Version 1,/).waitFor()

  await network.cut()
  for (const page of Object.values(pages)) await page.getByLabel('Connection: Offline').first().waitFor()
  await runEnded((await add('Database Engineer')).runId, 'done')
  const { runId: failing } = await elsewhere<{ runId: string }>('postings.addUrl', { url: 'http://127.0.0.1:9/job' })
  await runEnded(failing, 'failed')
  await stack.end('worker')
  const cancelled = await add('Nobody Reads This')
  await elsewhere('runs.cancel', { id: cancelled.runId })
  const { rows: saved } = await owner.query('select content from profile_versions where version = 1')
  await elsewhere('profile.save', { baseVersion: 1, content: { ...saved[0].content, headline: null } })
  // More than the two pages that the fallback would read at a time.
  await owner.query(
    `select append_event((select id from users where email = 'ada@example.com'), '{"type": "preferences.changed"}') from generate_series(1, 450)`,
  )
  await elsewhere('brake.press')
  const { rows: versions } = await owner.query('select max(version) as version from profile_versions')
  const { rows: people } = await owner.query(`select brake from users where email = 'ada@example.com'`)
  expect({ ...versions[0], ...people[0] }).toEqual({ version: 2, brake: 'paused' })
  // None of it can have come through yet.
  expect(await first.getByText('Database Engineer').count()).toBe(0)
  expect(await first.getByText(/^Paused since/).count()).toBe(0)

  await network.restore()
  for (const page of Object.values(pages)) {
    await page.getByText(/^Paused since/).waitFor()
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor()
  }
  const kept = await openingsKept(database)
  expect(kept).toHaveLength(4)
  await expect.poll(() => openingsOnScreen(first)).toEqual(kept)
  const { rows: actions } = await owner.query(
    'select action from agent_actions order by created_at desc, id desc limit 30',
  )
  await expect.poll(() => actionsOnScreen(activity)).toEqual(actions.map(({ action }) => action))
  await profile.getByText(/^Version 2,/).waitFor()
  // What was missed came by asking; the socket may still be waiting out its back-off of up to 36 s.
  for (const page of Object.values(pages))
    await expect.poll(() => connectionOnScreen(page), { timeout: 45_000 }).toBe('Connection: Live')
  // Nothing is told twice, though the log was caught up on, nor in two tabs. A tab that had heard of nothing yet has no place
  // to go on from: it reads everything again and tells no news.
  const toldNow = async () => (await Promise.all(Object.values(pages).map(toastsOf))).flat()
  for (const news of ['The opening is read', 'This did not work'])
    await expect.poll(async () => (await toldNow()).filter((text) => text.includes(news))).toHaveLength(1)
  const told = await toldNow()
  expect(new Set(told).size, told.join(' | ')).toBe(told.length)
})

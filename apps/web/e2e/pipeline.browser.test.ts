import { readFile } from 'node:fs/promises'
import { moveApplication } from '@jobpilot/domain/applications/applications.service'
import { keepListing } from '@jobpilot/domain/listings/keep-listing'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { createListings } from '@jobpilot/testing/create-listings'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './reviewing.ts'
import { type SignedIn, signUpInBrowser } from './signed-in-browser.ts'

const titles = ['Baker', 'Confectioner', '=SUM(1)'] as const

/** Keeps an opening for each title, as on another device. */
async function keepOpenings({ database }: SignedIn) {
  const { rows } = await database.owner.query<{ id: string }>('select id from users')
  const person = rows[0]?.id ?? ''
  const listings = await createListings(
    database.owner,
    titles.map((value) => ({
      content: {
        ...emptyPosting,
        title: { id: 'title', value, span: null, confidence: 1, origin: 'engine' as const },
      },
      text: value,
    })),
  )
  const ids = []
  for (const listing of listings) ids.push((await keepListing(database.db, person, listing)).postingId)
  return { person, ids }
}

const column = (page: Page, stage: string) => page.getByRole('region', { name: stage, exact: true })
const card = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
const stageOf = async ({ database }: SignedIn, title: string) => {
  const { rows } = await database.owner.query(
    `select stage from applications join postings using (opening_id) where content -> 'title' ->> 'value' = $1`,
    [title],
  )
  return rows[0]?.stage
}

test('an opening goes through the pipeline by dragging and by keys, is undone, and stays where the server keeps it', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database, context } = signedIn
  await page.goto(`${stack.url}/pipeline`)
  await page.getByText('Openings you keep track of appear here').waitFor()
  await expectAccessible(page)
  // What is kept elsewhere comes in by itself.
  const { person, ids } = await keepOpenings(signedIn)
  await page.getByText('3 openings you keep track of.').waitFor()
  expect(await column(page, 'Saved').getByRole('listitem').count()).toBe(3)
  expect(await column(page, 'Applied').getByRole('listitem').count()).toBe(0)

  await card(page, 'Baker').dragTo(column(page, 'Applied'))
  await column(page, 'Applied').getByRole('link', { name: 'Baker' }).waitFor()
  await expect.poll(() => stageOf(signedIn, 'Baker')).toBe('applied')
  await card(page, 'Baker')
    .getByText(/^Follow up from/)
    .waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await column(page, 'Saved').getByRole('link', { name: 'Baker' }).waitFor()
  await expect.poll(() => stageOf(signedIn, 'Baker')).toBe('saved')

  // By keys alone.
  await page.getByRole('button', { name: 'Move Confectioner, now Saved' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Interview' }).waitFor()
  const nextItem = async () => {
    await page.keyboard.press('ArrowDown')
    return await page.evaluate(() => document.activeElement?.textContent)
  }
  await expect.poll(nextItem).toBe('Interview')
  await page.keyboard.press('Enter')
  await column(page, 'Interview').getByRole('link', { name: 'Confectioner' }).waitFor()
  await expect.poll(() => stageOf(signedIn, 'Confectioner')).toBe('interview')
  // Moved on elsewhere, it is not taken back from there.
  await moveApplication(database.db, person, { postingId: ids[1] ?? '', stage: 'rejected' })
  await column(page, 'Rejected').getByRole('link', { name: 'Confectioner' }).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('It was moved again meanwhile, so it stays there.').waitFor()
  await column(page, 'Rejected').getByRole('link', { name: 'Confectioner' }).waitFor()
  expect(await stageOf(signedIn, 'Confectioner')).toBe('rejected')
  await page.getByRole('button', { name: 'Dismiss' }).first().click()

  // The network is away: it goes back to where it was, and that is said.
  await page.route(/applications\.move/, (route) => route.abort())
  await card(page, 'Baker').dragTo(column(page, 'Offer'))
  await page.getByText('It stays where it was').waitFor()
  await column(page, 'Saved').getByRole('link', { name: 'Baker' }).waitFor()
  await page.unroute(/applications\.move/)
  expect(await stageOf(signedIn, 'Baker')).toBe('saved')

  // Moved on its own page in another tab.
  const other = await context.newPage()
  await other.goto(`${stack.url}/openings/${ids[0]}`)
  await other.getByRole('button', { name: 'Track this opening: Saved' }).click()
  await other.getByRole('menuitem', { name: 'Offer' }).click()
  await column(page, 'Offer').getByRole('link', { name: 'Baker' }).waitFor()
  await other.close()
  await moveApplication(database.db, person, { postingId: ids[0] ?? '', stage: null })
  await page.getByText('2 openings you keep track of.').waitFor()
}, 120_000)

test('the list shows what is asked for in the address, says what waits for a word, and is saved for a spreadsheet', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const { person, ids } = await keepOpenings(signedIn)
  await moveApplication(database.db, person, { postingId: ids[0] ?? '', stage: 'applied' })
  await database.owner.query(
    `update application_moves set moved_at = now() - interval '30 days' where to_stage = 'applied'`,
  )
  await page.goto(`${stack.url}/pipeline?view=list`)
  const list = page.getByRole('region', { name: 'List' })
  await list.waitFor()
  expect(await list.getByRole('link', { name: 'Follow up' }).getAttribute('href')).toContain(`posting=${ids[0]}`)
  const shown = async () => (await list.locator('tbody a[href^="/openings/"]').allInnerTexts()).sort()
  expect(await shown()).toEqual([...titles].sort())

  await page.getByRole('switch', { name: 'To follow up now: 1' }).click()
  await page.waitForURL(/due=true/)
  await expect.poll(shown).toEqual(['Baker'])
  await page.reload()
  await expect.poll(shown).toEqual(['Baker'])
  await page.getByRole('switch', { name: 'To follow up now: 1' }).click()
  await page.getByLabel('Words in title, employer or place').fill('confec')
  await expect.poll(shown).toEqual(['Confectioner'])
  await page.getByLabel('Words in title, employer or place').fill('nothing like it')
  await page.getByText('None of your 3 openings is like that.').waitFor()
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect.poll(shown).toHaveLength(3)
  // What is not understood in an address is left out.
  await page.goto(`${stack.url}/pipeline?view=list&stage=hired&order=luck&due=7`)
  await expect.poll(shown).toHaveLength(3)
  await page.getByRole('list', { name: 'How far applications came' }).waitFor()
  await expectAccessible(page)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^pipeline-\d{4}-\d\d-\d\d\.csv$/)
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.charCodeAt(0)).toBe(0xfeff)
  expect(csv).toContain("'=SUM(1)")
  expect(csv.split('\r\n')).toHaveLength(4)

  // A follow-up is asked for as such.
  await list.getByRole('link', { name: 'Follow up' }).click()
  await page.getByRole('heading', { level: 1, name: 'Write an e-mail' }).waitFor()
  expect(await page.getByRole('combobox', { name: 'Goal' }).inputValue()).toBe('Follow up on an application')
  await page.goBack()
  await list.waitFor()

  await page.setViewportSize({ width: 390, height: 844 })
  for (const view of ['List', 'Board']) {
    await page.getByText(view, { exact: true }).click()
    await page.getByRole('region', { name: view }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }
  await expectAccessible(page)
}, 120_000)

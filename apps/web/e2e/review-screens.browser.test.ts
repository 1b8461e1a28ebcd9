import { expect, test } from 'vitest'
import { expectAccessible, reviewInBrowser, reviewStates } from './reviewing.ts'

test('an opening is decided about and tracked on its page, with its timeline, and back leads to where one came from', async () => {
  await using signedIn = await reviewInBrowser()
  const { page, database } = signedIn
  const stageOf = async (id: string) =>
    (
      await database.owner.query(
        `select stage from applications join postings using (opening_id) where postings.id = $1 and applications.deleted_at is null`,
        [id],
      )
    ).rows[0]?.stage
  const card = page.getByRole('article')
  await page.getByText('Today’s top pick').waitFor()

  // Review, with a filter in its address, is where Esc and the back link return to.
  await page.getByRole('button', { name: 'Filter' }).click()
  const typed = page.getByLabel('Words in title, employer or place')
  await typed.pressSequentially('engineer')
  await page.waitForURL(/search=engineer/)
  expect(await typed.inputValue()).toBe('engineer')
  await page.keyboard.press('Escape')
  await card.getByText('Why it fits').waitFor()
  await page.getByRole('link', { name: 'Look closer' }).click()
  await page.waitForURL(/\/openings\//)
  const id = page.url().split('/').at(-1) ?? ''
  await page.getByRole('link', { name: 'Review' }).last().waitFor()
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL(/\/review\?search=engineer/)
  await page.goForward().catch(() => null)
  await page.getByRole('link', { name: 'Look closer' }).click()
  await page.waitForURL(/\/openings\//)

  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect.poll(async () => (await reviewStates(signedIn))[id]).toBe('kept')
  await page.getByRole('button', { name: /^Track this opening: Saved/ }).click()
  await page.getByRole('menuitem', { name: 'Screening' }).click()
  await expect.poll(() => stageOf(id)).toBe('screening')
  const told = page.getByRole('alert')
  await told.getByText('Screening', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Track this opening: Screening/ }).click()
  await page.getByRole('menuitem', { name: 'Saved' }).click()
  await told.getByText('Saved', { exact: true }).waitFor()
  await told.getByText('Screening', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Track this opening: Saved/ }).click()
  await page.getByRole('menuitem', { name: 'Applied' }).click()
  await expect.poll(() => stageOf(id)).toBe('applied')
  await told.getByText('Applied', { exact: true }).waitFor()
  const timeline = page.getByRole('list', { name: 'Timeline' })
  await timeline.getByText('You moved it from Saved to Applied').waitFor()
  await timeline.getByText('You kept it').waitFor()
  await timeline.getByText(/^First seen at/).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect.poll(() => stageOf(id)).toBe('saved')
  await timeline.getByText('You moved it from Applied to Saved').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back to review' }).click()
  await expect.poll(async () => (await reviewStates(signedIn))[id]).toBe('new')
  await expect.poll(() => stageOf(id)).toBe(undefined)
  await page.getByRole('link', { name: 'Review' }).last().click()
  await page.waitForURL(/\/review\?search=engineer/)

  // Somebody who applied where it was posted says so in the review.
  const url = `/openings/${id}`
  await expect.poll(() => page.getByRole('link', { name: 'Look closer' }).getAttribute('href')).toBe(url)
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Apply there' }).click(),
  ])
  await popup.close()
  await page.getByText('Did you apply?').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Yes, I applied' }).click()
  await expect.poll(() => stageOf(id)).toBe('applied')
  await expect.poll(async () => (await reviewStates(signedIn))[id]).toBe('kept')
}, 240_000)

test('filters stand in the address, are saved under a name with their count, and a pass says why', async () => {
  await using signedIn = await reviewInBrowser()
  const { page, database, stack } = signedIn
  const { rows } = await database.owner.query(
    `select count(*)::int as hybrid from postings where review = 'new' and content -> 'workMode' ->> 'value' = 'hybrid'`,
  )
  const [{ hybrid }] = rows
  expect(hybrid).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('combobox', { name: 'Mode of work' }).click()
  await page.getByRole('option', { name: 'Hybrid' }).click()
  await page.waitForURL(/mode=hybrid/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filter: 1 on' }).waitFor()
  await page.getByText(new RegExp(`^${hybrid} openings?, the best first`)).waitFor()

  await page.getByRole('button', { name: 'Saved searches' }).click()
  await page.getByLabel('Save what is shown now as').fill('Two days in')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: `Two days in (${hybrid})` }).waitFor()
  await page.goto(`${stack.url}/review`)
  await page.getByRole('article').waitFor()
  await page.getByRole('button', { name: 'Saved searches' }).click()
  await page.getByRole('button', { name: `Two days in (${hybrid})` }).click()
  await page.waitForURL(/mode=hybrid/)
  await page.keyboard.press('Escape')
  await page.getByText(new RegExp(`^${hybrid} openings?, the best first`)).waitFor()

  await page.getByRole('button', { name: 'Pass, and say why' }).click()
  await page.getByRole('menuitem', { name: 'Pays too little' }).click()
  const reasons = async () => (await database.owner.query('select reasons from review_decisions')).rows
  await expect.poll(reasons).toEqual([{ reasons: ['pay'] }])
  await page.getByRole('button', { name: 'Saved searches' }).click()
  await page.getByRole('button', { name: `Two days in (${hybrid - 1})` }).waitFor()
  await page.getByRole('button', { name: 'Remove the search Two days in' }).click()
  await expect.poll(() => page.getByRole('button', { name: /^Two days in/ }).count()).toBe(0)
  await page.keyboard.press('Escape')

  // A search that ends while they are elsewhere says what came out. It ends when there is somebody to do it.
  await stack.end('worker')
  await page.getByRole('button', { name: 'Search again' }).click()
  await page.getByText(/^(Waiting for a free worker|No worker is running)/).waitFor()
  await page.getByRole('link', { name: 'Settings' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await stack.start('worker')
  await page.getByText(/^I found (nothing new|\d+ openings)/).waitFor()
}, 240_000)

test('a finger keeps to the right, passes to the left, and a short move does nothing', async () => {
  await using signedIn = await reviewInBrowser({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  })
  const { page, context } = signedIn
  const cdp = await context.newCDPSession(page)
  const card = page.getByRole('article')
  const title = () => card.getAttribute('aria-label')
  const counts = async () => {
    const states = Object.values(await reviewStates(signedIn))
    return ['kept', 'passed'].map((state) => states.filter((each) => each === state).length)
  }
  /** From the middle of the card, in steps as a finger goes. */
  async function swipe(by: number): Promise<void> {
    const box = await card.boundingBox()
    if (box === null) throw new Error('there is a card')
    const [x, y] = [box.x + box.width / 2, box.y + 40]
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: x + at, y }] })
    await touch('touchStart', 0)
    for (let step = 1; step <= 6; step++) await touch('touchMove', (by * step) / 6)
    await touch('touchEnd')
  }
  const first = await title()
  await swipe(60)
  await swipe(-60)
  expect(await title()).toBe(first)
  await swipe(120)
  await expect.poll(counts).toEqual([1, 0])
  await page.getByText('Kept 1').waitFor()
  await swipe(-120)
  await expect.poll(counts).toEqual([1, 1])
  await expectAccessible(page)
}, 240_000)

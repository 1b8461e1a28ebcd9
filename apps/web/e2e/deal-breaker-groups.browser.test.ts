import { getPreferences, savePreferences } from '@jobpilot/domain/preferences/preferences.service'
import { startEmptyProfile } from '@jobpilot/domain/profile/profile.service'
import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seedListings } from '../../../scripts/setup/seed-listings.mjs'
import { expectAccessible, giveResume } from './reviewing.ts'
import { signUpInBrowser } from './signed-in-browser.ts'

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

/**
 * Opens the menu that has the focus, and picks what starts so, or the one some places after it. By the arrows: a menu forgets the
 * letters that were typed after half a second, which a busy machine may need for one key.
 */
async function pick(page: Page, start: string, later = 0): Promise<void> {
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await menu.waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('menuitem')
  const isThere = async () => (await focused(page)).toLowerCase().startsWith(start)
  for (let left = await menu.getByRole('menuitem').count(); left > 0 && !(await isThere()); left--)
    await page.keyboard.press('ArrowDown')
  expect(await isThere(), start).toBe(true)
  for (let step = 0; step < later; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
}

async function openRuledOut(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/looking-for`)
  for (const ask of ['Where, and how?', 'What should it pay?', 'What rules an opening out?']) {
    await page.getByRole('button', { name: 'Skip', exact: true }).click()
    await page.getByRole('heading', { name: ask }).waitFor()
  }
}

test('conditions are grouped, turned and moved by keyboard, and rule out openings as the sentence says', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  await seedListings(database.url, 3_000)
  await giveResume(page, stack.url)
  await openRuledOut(page, stack.url)

  await page.getByRole('button', { name: 'Add a condition' }).focus()
  await pick(page, 'any')
  await page.getByText('Nothing complete stands in this group yet').waitFor()
  await pick(page, 'no')
  await pick(page, 'all')
  await page.getByText('Groups go no deeper here.').waitFor()
  await pick(page, 'mode')
  await pick(page, 'pay')
  await page.getByLabel('Pay, at least', { exact: true }).fill('90000')
  const sentence = 'Either no on-call duty, or (work is remote or hybrid, and pays 90,000 USD a year or more)'
  await page.getByText(`${sentence}.`).waitFor()
  const group = page.getByRole('group', { name: sentence, exact: true })
  await group.getByText(/Relax this: \+/).waitFor()

  const addToList = page.getByRole('button', { name: 'Add a condition' }).last()
  await addToList.focus()
  await pick(page, 'kind', 1)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => focusedLabel(page)).toBe('Turn, group or move: Kind of employment')
  await pick(page, 'turn')
  await expect.poll(() => focusedLabel(page)).toBe('Turn, group or move: Kind of employment, none of')

  // What is put into "none of these" and taken out of it again asks for the contrary in words of its own.
  await addToList.focus()
  const adds = () => page.evaluate(() => document.activeElement?.getAttribute('data-adds-to') ?? null)
  const list = await adds()
  await pick(page, 'travel')
  await page.getByRole('button', { name: /^Turn, group or move: Travel/ }).waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => focusedLabel(page)).toMatch(/^Turn, group or move: Travel/)
  await pick(page, 'put')
  await expect.poll(async () => ![null, list].includes(await adds())).toBe(true)
  await pick(page, 'spons')
  await page.getByText('Either travel at most 20 %, or sponsors a visa.').waitFor()
  await page.getByRole('combobox', { name: 'How many of these must hold' }).last().focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'None of these' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('Travel more than 20 %, and sponsors no visa.').waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 800 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('Tab')
  await expect.poll(() => focusedLabel(page)).toBe('Turn, group or move: Travel more than 20 %, and sponsors no visa')
  await pick(page, 'take')
  await page.getByRole('button', { name: 'Remove: Sponsors no visa' }).press('Enter')
  await expect.poll(() => focused(page)).toBe('Add a condition')

  const dealBreakers: DealBreakers = {
    all: [
      {
        any: [
          { kind: 'no-on-call' },
          {
            all: [
              { kind: 'work-mode-in', modes: ['remote', 'hybrid'] },
              { kind: 'pay-at-least', amount: 90_000, currency: 'USD' },
            ],
          },
        ],
      },
      { not: { kind: 'employment-type-in', types: ['full-time'] } },
      { not: { kind: 'travel-at-most', percent: 20 } },
    ],
  }
  await page.getByRole('button', { name: 'Save and go on' }).press('Enter')
  await page.getByRole('radio', { name: /^Also drafts/ }).waitFor()
  const { rows: saved } = await database.owner.query('select user_id, content from preferences')
  expect(saved[0].content.dealBreakers).toEqual(dealBreakers)
  await page.getByRole('button', { name: 'Save and find openings' }).press('Enter')
  await page.getByRole('article').waitFor()
  const { rows: counted } = await database.owner.query(`
    select count(*)::int as found,
      count(*) filter (where is_on_call)::int as on_call,
      count(*) filter (where is_on_call and
        (work_mode = 'onsite' or (pay_currency = 'USD' and coalesce(pay_max, pay_min) < 90000)))::int as wrong_on_call,
      count(*) filter (where employment_type = 'full-time' or travel_percent <= 20)::int as wrong
    from postings join listing_facts using (listing_id)`)
  expect(counted[0]).toMatchObject({ wrong_on_call: 0, wrong: 0 })
  expect(counted[0].on_call).toBeGreaterThan(0)
  expect(await page.getByRole('article').getByRole('list', { name: 'Your deal-breakers' }).innerText()).toContain(
    sentence,
  )

  await page.goto(`${stack.url}/profile`)
  await page.getByText(`${sentence}.`).waitFor()
  await page.getByText('Kind of employment, none of', { exact: true }).waitFor()
})

test('what was nested deeper elsewhere is shown in words and kept, can be lifted, and a full list says that it is', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const { rows } = await database.owner.query<{ id: string }>('select id from users')
  const userId = rows[0]?.id ?? ''
  await startEmptyProfile(database.db, userId)
  const deep: DealBreakers = { any: [{ kind: 'sponsors-visa' }, { not: { kind: 'travel-at-most', percent: 10 } }] }
  const nested = (inner: DealBreakers): DealBreakers => ({
    all: [
      { not: { not: { any: [{ kind: 'no-on-call' }, { all: [{ kind: 'country-in', countries: ['ES'] }, inner] }] } } },
    ],
  })
  const before = await getPreferences(database.db, userId)
  await savePreferences(database.db, userId, { ...before, dealBreakers: nested(deep) })
  const saved = async () => (await getPreferences(database.db, userId)).dealBreakers
  const save = async () => {
    await page.getByRole('button', { name: 'Save what I look for' }).click()
    await page.getByRole('button', { name: 'Discard' }).waitFor({ state: 'detached' })
  }

  await page.goto(`${stack.url}/profile`)
  await page.getByText('Nested deeper than can be edited here.').waitFor()
  await page.getByText('Either sponsors a visa, or travel more than 10 %.').waitFor()
  await page.getByLabel('Places').first().fill('Madrid')
  await page.getByLabel('Places').first().press('Enter')
  await save()
  expect(await saved()).toEqual(nested(deep))

  await page.getByRole('button', { name: 'Turn, group or move: Either sponsors a visa' }).focus()
  await pick(page, 'move')
  await page.getByText('Nested deeper than can be edited here.').waitFor({ state: 'detached' })
  await save()
  expect(await saved()).toEqual({
    all: [
      { not: { not: { any: [{ kind: 'no-on-call' }, { all: [{ kind: 'country-in', countries: ['ES'] }] }, deep] } } },
    ],
  })

  const many = Array.from({ length: 98 }, () => ({ kind: 'no-on-call' as const }))
  await savePreferences(database.db, userId, { ...before, dealBreakers: { all: many } })
  await page.reload()
  const add = page.getByRole('button', { name: 'Add a condition' })
  await page
    .getByText('At most 100 conditions, with groups and opposites counted: there is room for one more.')
    .waitFor()
  await add.focus()
  await pick(page, 'spons')
  await page
    .getByText('At most 100 conditions, with groups and opposites counted. Remove one to add another.')
    .waitFor()
  await expect.poll(() => add.isDisabled()).toBe(true)
  await save()
  expect(await saved()).toEqual({ all: [...many, { kind: 'sponsors-visa' }] })
  await page.getByRole('button', { name: 'Remove: Sponsors a visa' }).press('Enter')
  await expect.poll(() => add.isEnabled()).toBe(true)
})

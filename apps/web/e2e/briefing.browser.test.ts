import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const utcHour = new Date().getUTCHours()
/** One where neither a day nor the hour of a briefing is about to begin, and that is no whole hour from UTC. */
const [timezoneId, names] =
  utcHour >= 3 && utcHour < 15
    ? ['Asia/Kathmandu', /^Asia\/Kath?mandu$/]
    : (['America/St_Johns', /^America\/St_Johns$/] as const)

test("the browser's zone is followed, a briefing made by hand appears, its time is kept, earlier ones are reachable", async () => {
  await using signedIn = await signUpInBrowser({ timezoneId })
  const { page, stack, database } = signedIn
  const person = async () => {
    const { rows } = await database.owner.query(
      'select time_zone, is_time_zone_chosen, briefing_frequency, briefing_minute, briefing_weekday from users',
    )
    return rows[0]
  }
  await expect.poll(person).toMatchObject({ time_zone: expect.stringMatching(names), is_time_zone_chosen: false })
  await page.getByText(/Your first briefing comes (today|tomorrow) at/).waitFor()

  await page.getByRole('button', { name: 'Make one now' }).press('Enter')
  await page.getByText('You are all caught up.').waitFor()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await page.goto(`${stack.url}/settings`)
  const card = page.getByRole('region', { name: 'Briefing' })
  await card.getByText('Weekly').click()
  await card
    .getByRole('textbox', { name: 'Day' })
    .or(card.getByRole('combobox', { name: 'Day' }))
    .first()
    .click()
  await page.getByRole('option', { name: 'Wednesday' }).click()
  await card.getByLabel('Time', { exact: true }).fill('')
  await card.getByLabel('Time', { exact: true }).blur()
  expect(await card.getByLabel('Time', { exact: true }).inputValue()).toBe('08:00')
  await card.getByLabel('Time', { exact: true }).fill('07:15')
  await card.getByLabel('Time', { exact: true }).press('Enter')
  await card.getByText(/The next one comes (today|tomorrow|on Wednesday) at/).waitFor()
  await expect.poll(person).toMatchObject({
    time_zone: expect.stringMatching(names),
    briefing_frequency: 'weekly',
    briefing_minute: 7 * 60 + 15,
    briefing_weekday: 3,
  })

  const zone = card.getByRole('combobox', { name: 'Time zone' }).or(card.getByRole('textbox', { name: 'Time zone' }))
  await zone.fill('no such place')
  await page.getByText('No zone has that name').waitFor()
  await zone.fill('kyiv')
  await page.getByRole('option', { name: /Kyiv/ }).click()
  await expect.poll(person).toMatchObject({ time_zone: expect.stringMatching(/^Europe\/K/), is_time_zone_chosen: true })

  await database.owner.query(`update briefings set day = day - 7, made_at = made_at - interval '7 days'`)
  await page.goto(stack.url)
  await page.getByText(/Your next briefing comes/).waitFor()
  await page.getByRole('link', { name: 'Earlier ones' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Briefings' }).waitFor()
  // The keys walk along what is there: the heading comes before the list.
  await page.getByRole('main').locator('[data-walk]').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('What I did and spent').waitFor()
})

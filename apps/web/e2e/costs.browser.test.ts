import { AxeBuilder } from '@axe-core/playwright'
import { changeAdmin } from '@jobpilot/db/admins'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const spend = (microUsd: number, told: number) => `
  with call as (
    insert into model_calls (user_id, agent, provider, model, price_version, state, month, reserved_micro_usd, cost_micro_usd, expires_at, settled_at)
    select id, 'Mail writer', 'openai', 'm', '1', 'settled', date_trunc('month', now() at time zone 'utc')::date, 0, ${microUsd}, now(), now()
    from users returning user_id, month, cost_micro_usd)
  insert into spend_months as known (user_id, month, limit_micro_usd, spent_micro_usd, told_share, told_limit_micro_usd)
  select user_id, month, 6000000, cost_micro_usd, ${told}, 6000000 from call
  on conflict (user_id, month) do update set spent_micro_usd = known.spent_micro_usd + excluded.spent_micro_usd,
    told_share = excluded.told_share`
const tell = (share: number) => `select append_event(id, '{"type": "budget.reached", "share": ${share}}') from users`

/** Costs are counted by UTC days and months: one that is about to end is let end, so that none ends under the test. */
const untilDayLasts = () => {
  const day = 24 * 3_600_000
  return waitFor('a day that lasts', () => day - (Date.now() % day) > 90_000 || undefined, 120_000)
}

test('the banner comes as the budget runs out, on any page, and stays away once put away; the chart has a table', async () => {
  await untilDayLasts()
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  await page.goto(`${stack.url}/openings`)
  const banner = page.getByText("This month's model budget is used up.")
  expect(await banner.count()).toBe(0)

  await database.owner.query(spend(4_900_000, 80))
  await database.owner.query(tell(80))
  await page.getByText('$4.90 of $6.00 are used this month.').waitFor()
  await page.getByRole('link', { name: 'See the costs' }).press('Enter')
  await page.getByText(/^(?:At this pace the month comes to about|Too early in the month)/).waitFor()

  await page.goto(`${stack.url}/openings`)
  await database.owner.query(spend(1_100_000, 100))
  await database.owner.query(tell(100))
  await banner.waitFor()

  await page.getByRole('link', { name: 'See the costs' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Costs' }).waitFor()
  const rows = page.getByRole('table', { name: 'Spent by day' }).getByRole('row')
  expect(await rows.count()).toBe(2)
  expect(await rows.last().innerText()).toContain('$6.00')
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await page.getByRole('button', { name: 'Put this away' }).press('Enter')
  await banner.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('list', { name: 'Spent by agent' }).waitFor()
  expect(await banner.count()).toBe(0)

  await changeAdmin(database.url, 'add', 'ada@example.com')
  await page.goto(`${stack.url}/admin`)
  const days = page.getByRole('table', { name: 'Spent by everybody' })
  await days.waitFor({ state: 'attached' })
  expect(await days.getByRole('row').last().innerText()).toContain('$6.00')
  expect(await page.getByRole('list', { name: 'Spent by person' }).innerText()).toMatch(
    /ada@example\.com[\s\S]*\$6\.00/,
  )
}, 240_000)

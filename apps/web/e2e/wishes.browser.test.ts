import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

test('pay is counted by the hour, kept by the year, and a firm floor is a deal-breaker that follows it', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  await page.goto(`${stack.url}/looking-for`)
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await page.getByText('Where, and how?').waitFor()
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  const [floor, target] = [page.getByLabel('Lowest salary'), page.getByLabel('Salary you aim for')]
  const pick = async (field: string, option: string) => {
    await page.getByLabel(field).first().click()
    await page.getByRole('option', { name: option }).click()
  }
  await floor.waitFor()
  await pick('Counted for', 'an hour')
  await floor.pressSequentially('25.50')
  expect(await floor.inputValue()).toBe('25.50')
  await page.getByRole('switch').press('Space')
  await target.fill('30')
  await pick('Counted for', 'a year')
  await expect.poll(async () => [await floor.inputValue(), await target.inputValue()]).toEqual(['53,040', '62,400'])
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  // Emptied to be typed anew it is firm still.
  await floor.fill('')
  expect(await floor.inputValue()).toBe('')
  await floor.pressSequentially('54000')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByText('What rules an opening out?').waitFor()
  const least = page.getByLabel('Pay, at least', { exact: true })
  expect(await least.inputValue()).toBe('54,000')
  await least.fill('')
  expect(await least.inputValue()).toBe('')
  await least.blur()
  expect(await least.inputValue()).toBe('54,000')
  const { rows } = await database.owner.query<{ content: unknown }>('select content from preferences')
  expect(rows[0]?.content).toMatchObject({
    salaryFloor: 54_000,
    salaryTarget: 62_400,
    payPeriod: 'year',
    dealBreakers: { all: [{ kind: 'pay-at-least', amount: 54_000, currency: 'USD' }] },
  })
})

test('the wizard keeps what is not saved yet, and skipping leaves what was said before', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const go = page.getByRole('button', { name: 'Save and go on' })
  const skip = page.getByRole('button', { name: 'Skip', exact: true })
  const saved = async () => (await database.owner.query('select content from preferences')).rows[0]?.content
  await page.goto(`${stack.url}/looking-for`)
  await page.getByText('If you skip this, I search by the titles of your last jobs.').waitFor()
  await page.getByLabel('Titles').first().fill('Nurse')
  await page.getByLabel('Titles').first().press('Enter')
  await page.reload()
  await page.getByText('Nurse', { exact: true }).waitFor()
  expect(await saved()).toBeUndefined()
  // What is too long or too many is left out, and said.
  const titles = page.getByLabel('Titles').first()
  await titles.fill('x'.repeat(121))
  await titles.press('Enter')
  await page.getByText(/^At most 120 characters each. I left out x{39}….$/).waitFor()
  for (let at = 1; at <= 10; at++) {
    await titles.fill(`Nurse ${at}`)
    await titles.press('Enter')
  }
  await page.getByText('At most 10. I left out Nurse 10.').waitFor()
  for (let at = 1; at <= 9; at++) await titles.press('Backspace')
  await page.getByText('Nurse 1', { exact: true }).waitFor({ state: 'detached' })
  await go.click()
  await page.getByLabel('Places').first().fill('Berlin')
  await page.getByLabel('Places').first().press('Enter')
  // Back to what was answered, and past it: what is typed in the next step stays.
  await page.getByRole('button', { name: /^1 Work|Work$/ }).click()
  await page.getByText('If you skip this, what you said before stays.').waitFor()
  await skip.click()
  await page.getByText('Berlin', { exact: true }).waitFor()
  expect(await saved()).toMatchObject({ titles: ['Nurse'], places: [], steps: { work: 'skipped' } })
  await skip.click()
  await page.getByRole('heading', { name: 'What should it pay?' }).waitFor()
  expect(await saved()).toMatchObject({ places: [], steps: { place: 'skipped' } })
  await skip.click()
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('menuitem', { name: 'Benefits' }).click()
  await go.click()
  await page.getByRole('radio', { name: /^Also drafts/ }).click()
  await page.getByText('Weekly').click()
  const person = async () => (await database.owner.query('select autonomy, briefing_frequency from users')).rows[0]
  await expect.poll(person).toEqual({ autonomy: 1, briefing_frequency: 'weekly' })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: 'Save and find openings' }).click()
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
  expect(await saved()).toMatchObject({
    dealBreakers: { all: [{ kind: 'offers', benefits: ['health-insurance'] }] },
    steps: { routine: 'answered' },
  })
})

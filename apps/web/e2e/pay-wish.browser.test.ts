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
  expect([await floor.inputValue(), await target.inputValue()]).toEqual(['53,040', '62,400'])
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await floor.fill('54000')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByText('What rules an opening out?').waitFor()
  expect(await page.getByLabel('Pay, at least', { exact: true }).inputValue()).toBe('54,000')
  const { rows } = await database.owner.query<{ content: unknown }>('select content from preferences')
  expect(rows[0]?.content).toMatchObject({
    salaryFloor: 54_000,
    salaryTarget: 62_400,
    payPeriod: 'year',
    dealBreakers: { all: [{ kind: 'pay-at-least', amount: 54_000, currency: 'USD' }] },
  })
})

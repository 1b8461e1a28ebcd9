import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

test('a careers page is pasted, its board switched on, read, and seen; employers are found by name', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, site } = signedIn
  await page.goto(`${stack.url}/settings`)
  await page.getByRole('link', { name: 'See the sources' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor()
  await page.getByText('No source is on yet').waitFor()

  const field = page.getByLabel('An employer, or an address of theirs')
  await field.fill('stripe')
  await page.getByRole('list', { name: 'Employers found' }).getByText('Stripe', { exact: true }).waitFor()

  await field.fill(`${site}/empty-app`)
  await page.getByRole('button', { name: 'Find its board' }).click()
  await page.getByText('I found no board there.').waitFor()

  await field.fill(`${site}/job`)
  await page.getByRole('button', { name: 'Find its board' }).click()
  await page.getByRole('list', { name: 'The board found' }).getByRole('button', { name: 'Switch on' }).click()
  const list = page.getByRole('list', { name: 'Sources', exact: true })
  await list.getByText(`${site}/job`).waitFor()
  await list.getByText('1 open · last time 1 new, 0 changed, 0 gone').waitFor({ timeout: 60_000 })
  await page.getByText('1 open opening').waitFor()
  await list.getByRole('button', { name: 'Ask now' }).click()
  await page.getByText('It was asked less than ten minutes ago').waitFor()

  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

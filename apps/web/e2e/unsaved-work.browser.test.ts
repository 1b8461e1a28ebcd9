import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const typedIn = (page: { getByLabel: (label: string) => { inputValue: () => Promise<string> } }, label: string) =>
  page.getByLabel(label).inputValue()

test('unsaved edits survive a reload, and two tabs that edit one profile are told of each other', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, context, stack } = signedIn
  await page.goto(`${stack.url}/profile`)
  await page.getByRole('button', { name: 'Start empty' }).click()
  await page.getByLabel('Headline').fill('Analyst')
  await page.reload()
  await page.getByRole('button', { name: 'Save profile' }).waitFor()
  expect(await typedIn(page, 'Headline')).toBe('Analyst')

  const other = await context.newPage()
  await other.goto(`${stack.url}/profile`)
  await other.getByLabel('Headline').fill('Engineer')
  await other.getByRole('button', { name: 'Save profile' }).click()
  await page.getByText('Your profile was changed elsewhere').waitFor()
  expect(await typedIn(page, 'Headline')).toBe('Analyst')

  await page.reload()
  await page.getByText('Your profile was changed elsewhere').waitFor()
  expect(await typedIn(page, 'Headline')).toBe('Analyst')
  await page.close()
  // Its work is free once the browser has let go of it.
  const living = () =>
    other.evaluate(async () => {
      const { held = [] } = await navigator.locks.query()
      return held.filter(({ name }) => name?.startsWith('jobpilot.tab.')).length
    })
  await expect.poll(living).toBe(1)
  await other.reload()
  await other.getByText('Your profile was changed elsewhere').waitFor()
  expect(await typedIn(other, 'Headline')).toBe('Analyst')

  await other.getByRole('button', { name: 'Take the newer one' }).click()
  await expect.poll(() => typedIn(other, 'Headline')).toBe('Engineer')
  await other.reload()
  await expect.poll(() => typedIn(other, 'Headline')).toBe('Engineer')
})

test('the screen follows the server again after it was killed, and shows what happened meanwhile', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, context, stack } = signedIn
  const connection = page.getByRole('status', { name: /^Connection/ })
  await page.goto(`${stack.url}/openings`)
  await connection.getByText('Live').waitFor()

  await stack.end('server', 'SIGKILL')
  await connection.getByText('Catching up').waitFor()
  await stack.start('server')
  await connection.getByText('Live').waitFor({ timeout: 60_000 })

  const other = await context.newPage()
  await other.goto(`${stack.url}/openings?add=true`)
  await other.getByText('Paste the text', { exact: true }).click()
  await other
    .getByLabel('Text of the posting')
    .fill('Analyst\nBabbage & Co, London\n\nRequirements\n- Mathematics\n- Patience')
  await other.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('list', { name: 'Openings' }).getByRole('link').first().waitFor()
})

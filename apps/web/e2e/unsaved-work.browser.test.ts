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

test('the brake is one press away on every page and says so until it is released', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  await page.getByRole('button', { name: 'Pause all agents' }).click()
  await page.getByText('Nothing will be sent').waitFor()
  // It shows at once; a page that is left before it is sent takes it along.
  await expect
    .poll(async () => (await database.owner.query('select brake from users')).rows)
    .toEqual([{ brake: 'paused' }])
  for (const path of ['/profile', '/openings', '/outreach', '/activity', '/settings']) {
    await page.goto(stack.url + path)
    await page.getByText(/Paused since/).waitFor()
  }
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.getByRole('button', { name: 'Pause all agents' }).waitFor()
  expect(await page.getByText(/Paused since/).count()).toBe(0)
})

test('what was pressed last arrives also when the tab is closed while it waits for a free connection', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const server = stack.children.get('server')
  server?.kill('SIGSTOP')
  // A browser has six connections to a host, each of which now waits for an answer.
  await page.evaluate(() => {
    for (let call = 0; call < 6; call += 1) void fetch('/', { cache: 'no-store' })
  })
  const sent = page.waitForRequest((request) => request.url().includes('brake.press'))
  await page.getByRole('button', { name: 'Pause all agents' }).click()
  await sent
  await page.close()
  server?.kill('SIGCONT')
  await expect
    .poll(async () => (await database.owner.query('select brake from users')).rows)
    .toEqual([{ brake: 'paused' }])
})

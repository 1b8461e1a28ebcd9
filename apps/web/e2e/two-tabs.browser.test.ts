import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInElsewhere } from './elsewhere.ts'
import { signUpInBrowser } from './signed-in-browser.ts'
import { keepToasts, toastsOf } from './toasts.ts'

/** Chromium takes every page of a test for looked at. */
async function setLookedAt(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((visibilityState) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibilityState })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('the end of a run is told in one tab of several, in one that is looked at', async () => {
  await using signedIn = await signUpInBrowser()
  const { page: first, stack, context } = signedIn
  const elsewhere = await signInElsewhere(stack.url)
  await elsewhere('profile.startEmpty')
  await context.addInitScript(keepToasts)
  const second = await context.newPage()
  second.setDefaultTimeout(30_000)
  const tabs = { first, second }
  for (const tab of Object.values(tabs)) {
    await tab.goto(`${stack.url}/openings`)
    await tab.getByLabel('Connection: Live').first().waitFor()
  }
  const add = async (title: string) => {
    await elsewhere('postings.addText', { text: `${title}\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of Go` })
    // Read in both tabs, so both have heard of the end of the run.
    for (const tab of Object.values(tabs)) {
      await tab.getByText(title).waitFor()
      await tab.getByRole('list', { name: 'Openings' }).getByText('Reading').waitFor({ state: 'detached' })
    }
  }
  const told = async () => ({ first: await toastsOf(first), second: await toastsOf(second) })
  const news = 'The opening is read'
  const counted = async () => {
    const { first: inFirst, second: inSecond } = await told()
    return [inFirst, inSecond].map((texts) => texts.filter((text) => text.includes(news)).length)
  }
  const sum = async () => (await counted()).reduce((all, count) => all + count)
  const quiet = () => first.waitForTimeout(1_500)

  await add('Platform Engineer')
  await expect.poll(async () => (await counted()).toSorted()).toEqual([0, 1])
  await quiet()
  expect(await sum()).toBe(1)

  const [before] = await counted()
  await setLookedAt(second, 'hidden')
  await add('Database Engineer')
  await expect.poll(async () => (await counted())[0]).toBe((before ?? 0) + 1)
  await setLookedAt(second, 'visible')
  await quiet()
  expect(await sum()).toBe(2)

  // Nobody looks: whoever comes back within two minutes is told, once.
  for (const tab of Object.values(tabs)) await setLookedAt(tab, 'hidden')
  await add('Release Engineer')
  await quiet()
  expect(await sum()).toBe(2)
  await setLookedAt(second, 'visible')
  await expect.poll(sum).toBe(3)
  await setLookedAt(first, 'visible')
  await quiet()
  expect(await sum()).toBe(3)
})

import type { TestDatabase } from '@jobpilot/testing/test-database'
import { careersSite, startTestStack } from '@jobpilot/testing/test-stack'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../../../scripts/setup/chromium.mjs'
import type { Stack } from '../../../scripts/setup/stack.mjs'
import { ada, signUpElsewhere } from './elsewhere.ts'
import { printIfTestFails } from './failed-page.ts'

export type SignedIn = AsyncDisposable & {
  stack: Stack
  /** The careers site that the product may fetch. */
  site: string
  database: TestDatabase
  /** Where the server keeps its files and the key it signs tokens with. */
  dataDir: string
  context: BrowserContext
  page: Page
}

const untilAtHome = (page: Page) => page.getByRole('heading', { level: 1, name: /Ada$/ }).waitFor()

/** Makes an account for Ada by hand and waits until she is at home. */
export async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByText('Create an account').click()
  await page.getByLabel('Name').fill(ada.name)
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await untilAtHome(page)
}

/**
 * The whole product, as it was built, with a new person at home, in a browser of its own. It holds her session from the
 * start: signing up by hand is tested by the journey. Unexpected page errors fail the test.
 */
export async function signUpInBrowser(
  options: BrowserContextOptions = {},
  env: Record<string, string> = {},
): Promise<SignedIn> {
  const lookAt = printIfTestFails()
  const product = await startTestStack(careersSite, env, true)
  const { stack } = product
  const [browser, session] = await Promise.all([
    chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs }),
    signUpElsewhere(stack.url),
  ])
  const kept = [{ name: 'jobpilot.session.v1', value: JSON.stringify(session) }]
  const context = await browser.newContext({
    ...options,
    storageState: { cookies: [], origins: [{ origin: stack.url, localStorage: kept }] },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(stack.url)
  await untilAtHome(page)
  return {
    stack,
    site: product.site,
    database: product.database,
    dataDir: product.dataDir,
    context,
    page,
    async [Symbol.asyncDispose]() {
      await lookAt(page)
      await browser.close()
      await product[Symbol.asyncDispose]()
    },
  }
}

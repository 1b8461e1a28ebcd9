import type { TestDatabase } from '@jobpilot/testing/test-database'
import { careersSite, startTestStack } from '@jobpilot/testing/test-stack'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../../../scripts/setup/chromium.mjs'
import type { Stack } from '../../../scripts/setup/stack.mjs'

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

/** Makes an account for Ada and waits until she is at home. */
export async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByText('Create an account').click()
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('a long password')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { level: 1, name: /Ada$/ }).waitFor()
}

/** The whole product with a new person signed in, in a browser of its own. Unexpected page errors fail the test. */
export async function signUpInBrowser(
  options: BrowserContextOptions = {},
  env: Record<string, string> = {},
): Promise<SignedIn> {
  const product = await startTestStack(careersSite, env)
  const { stack } = product
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => {
    throw error
  })
  await signUp(page, stack.url)
  return {
    stack,
    site: product.site,
    database: product.database,
    dataDir: product.dataDir,
    context,
    page,
    async [Symbol.asyncDispose]() {
      await browser.close()
      await product[Symbol.asyncDispose]()
    },
  }
}

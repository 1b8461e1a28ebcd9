import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloneDatabase } from '@jobpilot/testing/test-database'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../../../scripts/setup/chromium.mjs'
import { type Stack, startStack } from '../../../scripts/setup/stack.mjs'

export type SignedIn = AsyncDisposable & { stack: Stack; context: BrowserContext; page: Page }

/** The whole product with a new person signed in, in a browser of its own. Unexpected page errors fail the test. */
export async function signUpInBrowser(): Promise<SignedIn> {
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-web-'))
  const stack = await startStack({ databaseUrl: database.url, dataDir, env: { RATE_LIMIT_SIGN_IN: '1000' } })
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(stack.url)
  await page.getByText('Create an account').click()
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('a long password')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { level: 1, name: /Ada$/ }).waitFor()
  return {
    stack,
    context,
    page,
    async [Symbol.asyncDispose]() {
      await browser.close()
      await stack.stop()
      await database[Symbol.asyncDispose]()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

import type { Page } from 'playwright-core'
import { onTestFailed } from 'vitest'

/** The address of a page and what a screen reader finds on it, in YAML. */
async function shownOn(page: Page): Promise<string> {
  const snapshot = await page.locator('body').ariaSnapshot({ timeout: 5_000 })
  return `${page.url()}\n${snapshot.slice(0, 4_000)}`
}

/** Prints what a page shows: the log of a run elsewhere is all that is left of it. */
export async function printPage(page: Page): Promise<void> {
  console.error(`The page at the failure: ${await shownOn(page).catch(String)}`)
}

/** As `printPage`, for a page that is closed by the time its test is known to have failed. To be asked before that. */
export function printIfTestFails(): (page: Page) => Promise<void> {
  let shown = 'not looked at'
  onTestFailed(() => console.error(`The page at the failure: ${shown}`))
  return async (page) => {
    shown = await shownOn(page).catch(String)
  }
}

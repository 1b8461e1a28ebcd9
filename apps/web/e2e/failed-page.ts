import type { Page } from 'playwright-core'
import { onTestFailed } from 'vitest'

/** The address of a page and what a screen reader finds on it, in YAML. */
async function shownOn(page: Page): Promise<string> {
  const snapshot = await page.locator('body').ariaSnapshot({ timeout: 5_000 })
  return `${page.url()}\n${snapshot.slice(0, 4_000)}`
}

/** The log of a run elsewhere is all that is left of it. */
const print = (shown: string) => console.error(`The page at the failure: ${shown}`)

export async function printPage(page: Page): Promise<void> {
  print(await shownOn(page).catch(String))
}

/** As `printPage`, for a page that is closed by the time its test is known to have failed. To be asked before that. */
export function printIfTestFails(): (page: Page) => Promise<void> {
  let shown = 'not looked at'
  onTestFailed(() => print(shown))
  return async (page) => {
    shown = await shownOn(page).catch(String)
  }
}

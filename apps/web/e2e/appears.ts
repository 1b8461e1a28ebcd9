import type { Locator } from 'playwright-core'

/** Whether something comes to be seen within two seconds: for what is done again until it does. */
export const appears = (what: Locator): Promise<boolean> =>
  what.waitFor({ timeout: 2_000 }).then(
    () => true,
    () => false,
  )

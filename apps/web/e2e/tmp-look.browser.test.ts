import { test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'
test('look', async () => {
  for (const [name, options] of Object.entries({
    'dark-390': { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    'light-390': { colorScheme: 'light', viewport: { width: 390, height: 844 } },
    'dark-1280': { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  } as const)) {
    await using signedIn = await signUpInBrowser(options)
    const { page, stack, database } = signedIn
    await database.owner.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger refuse before update on users for each row execute function refuse();`)
    await page.goto(`${stack.url}/outreach`)
    await database.owner.query('alter table agent_outputs rename to hidden')
    await page.reload()
    await page.getByText(/^Trace [0-9a-f]{32}$/).first().waitFor()
    await page.goto(`${stack.url}/settings`)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `/tmp/l/ops-notice-${name}.png` })
    await page.goto(`${stack.url}/openings?add=true`)
    await page.getByText('Paste the text', { exact: true }).click()
    await page.getByLabel('Text of the posting').fill('Platform Engineer\nNorthwind, Oslo\n\nRequirements\n- 3+ years of experience with Go')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.waitForTimeout(1500)
    await page.screenshot({ path: `/tmp/l/ops-look-${name}.png` })
  }
})

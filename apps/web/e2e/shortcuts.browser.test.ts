import { expect, test } from 'vitest'
import { appears } from './appears.ts'
import { signUpInBrowser } from './signed-in-browser.ts'

test('a page is gone to by two keys, also when news is drawn between them', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, database } = signedIn
  await page
    .getByRole('status', { name: /^Connection/ })
    .getByText('Live')
    .waitFor()
  let names = 0
  const goWithNewsBetween = async () => {
    names += 1
    await page.keyboard.press('g')
    await database.owner.query('update users set name = $1', [`Ada${names}`])
    await database.owner.query(`select append_event(id, '{"type": "autonomy.changed", "level": 0}') from users`)
    await page.getByRole('heading', { level: 1, name: new RegExp(`Ada${names}$`) }).waitFor()
    await page.keyboard.press('a')
    return await appears(page.getByRole('heading', { level: 1, name: 'Activity' }))
  }
  // On a busy machine the second key may come too late.
  await expect.poll(goWithNewsBetween, { timeout: 30_000 }).toBe(true)
})

import { savePreferences } from '@jobpilot/domain/preferences/preferences.service'
import { attributionOf } from '@jobpilot/domain/sources/attribution'
import { allAdapters } from '@jobpilot/domain/sources/registry'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { expect, test } from 'vitest'
import { expectAccessible, reviewInBrowser, reviewStates } from './reviewing.ts'

test('undoing gives back what was, decisions are sent from any page and any tab, and a held key decides once', async () => {
  await using signedIn = await reviewInBrowser()
  const { page, stack, context, database } = signedIn
  const states = async () => Object.values(await reviewStates(signedIn)).sort()
  const counts = async () => {
    const all = await states()
    return ['kept', 'passed'].map((state) => all.filter((each) => each === state).length)
  }
  const saved = async () => (await database.owner.query('select from applications where deleted_at is null')).rowCount

  // Of a toast that gives way to the next one, the button is there while it fades.
  const undo = (what: string) =>
    page.getByRole('alert').filter({ hasText: what }).getByRole('button', { name: 'Undo', exact: true })

  // A filter that was pressed does not take the keys.
  await page.getByText('Table', { exact: true }).click()
  await page.getByRole('region', { name: 'Openings to review' }).waitFor()
  await page.getByText('Cards', { exact: true }).click()
  const card = page.getByRole('article')
  const first = await card.getAttribute('aria-label')
  await page.keyboard.down('ArrowRight')
  for (let held = 0; held < 5; held++) await page.keyboard.down('ArrowRight')
  await page.keyboard.up('ArrowRight')
  await expect.poll(counts).toEqual([1, 0])
  await page.getByText('Kept 1').waitFor()

  // Reached by Tab, the arrows are the filter's.
  await page.getByRole('radio', { name: 'Cards' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.getByRole('radio', { name: 'Table' }).isChecked()).toBe(true)
  await page.waitForURL(/view=table/)
  await page.keyboard.press('ArrowLeft')
  await card.waitFor()
  expect(await counts()).toEqual([1, 0])

  // Kept, passed, undone: kept again, and saved again.
  await page.getByText('Kept 1').click()
  await page.getByLabel(`Choose ${first}`).check()
  await page.getByRole('button', { name: 'Pass 1' }).click()
  await expect.poll(counts).toEqual([0, 1])
  await expect.poll(saved).toBe(0)
  await undo('Passed').dblclick()
  await expect.poll(counts).toEqual([1, 0])
  expect(await saved()).toBe(1)
  await page.getByLabel(`Choose ${first}`).check()
  await page.getByRole('button', { name: 'Review again' }).click()
  await expect.poll(counts).toEqual([0, 0])
  await undo('Back in review').click()
  await expect.poll(counts).toEqual([1, 0])

  // Decided in two tabs while the network was away; sent from another page than the review.
  const other = await context.newPage()
  await other.goto(`${stack.url}/review`)
  await page.goto(`${stack.url}/review`)
  await other.getByRole('article').waitFor()
  await card.waitFor()
  const waiting = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jobpilot.review.')).length)
  const shown = (tab: typeof page) => tab.getByRole('article').getAttribute('aria-label')
  // What was sent is written off once the screen shows it.
  await expect.poll(waiting).toBe(0)
  await context.setOffline(true)
  const before = await shown(page)
  await page.getByRole('button', { name: 'Pass', exact: true }).click()
  await expect.poll(waiting).toBe(1)
  // The other tab knows of it.
  await expect.poll(() => shown(other)).not.toBe(before)
  const next = await shown(other)
  await other.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect.poll(waiting).toBe(2)
  // And this one of what the other did.
  await expect.poll(() => shown(page)).not.toBe(next)
  await page.getByRole('button', { name: 'Pass', exact: true }).click()
  await expect.poll(waiting).toBe(3)
  await other.close()
  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.waitForURL(/\/activity/)
  await context.setOffline(false)
  await expect.poll(counts, { timeout: 30_000 }).toEqual([2, 2])
  await expect.poll(waiting).toBe(0)

  // One that was left behind by a browser that was closed is sent from whatever page is opened next.
  const { rows } = await database.owner.query(`select id, user_id from postings where review = 'new' limit 1`)
  const [left] = rows
  const decided = {
    id: crypto.randomUUID(),
    postingId: left.id,
    decision: 'passed',
    reasons: [],
    madeAt: new Date().toISOString(),
  }
  await page.evaluate(
    ([key, value]) => localStorage.setItem(String(key), String(value)),
    [`jobpilot.review.${left.user_id}.${decided.id}`, JSON.stringify(decided)],
  )
  await page.reload()
  await expect.poll(counts).toEqual([2, 3])
}, 240_000)

test('what a later deal-breaker rules out leaves the review, is said and shown, and comes back without it', async () => {
  await using signedIn = await reviewInBrowser()
  const { page, stack, database } = signedIn
  const { rows } = await database.owner.query(`
    select user_id as person, count(*)::int as of_all,
      count(*) filter (where content -> 'workMode' ->> 'value' <> 'remote')::int as elsewhere
    from postings where review = 'new' group by user_id`)
  const [{ person, of_all: all, elsewhere }] = rows
  expect(elsewhere).toBeGreaterThan(0)
  const remoteOnly = { all: [{ kind: 'work-mode-in' as const, modes: ['remote' as const] }] }
  await page.getByText(`To review ${all}`).waitFor()

  // Saved on another device: this one hears of it.
  await savePreferences(database.db, person, { ...noPreferences, dealBreakers: remoteOnly })
  await page.getByText(`To review ${all - elsewhere}`).waitFor()
  await page.getByText(`${elsewhere} openings left out by your deal-breakers.`).waitFor()
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByText('Breaks: Work is remote').first().waitFor()
  expect(await page.getByText('Breaks: Work is remote').count()).toBe(elsewhere)
  expect(page.url()).toContain('ruledOut=true')
  await expectAccessible(page)
  await page.reload()
  await page.getByText('Breaks: Work is remote').first().waitFor()
  await page.getByRole('link', { name: 'Change what rules out' }).click()
  await page.getByRole('heading', { level: 1, name: 'What you look for' }).waitFor()
  await savePreferences(database.db, person, noPreferences)
  await page.goto(`${stack.url}/review`)
  await page.getByText(`To review ${all}`).waitFor()
  expect(await page.getByText('left out by your deal-breakers').count()).toBe(0)
}, 240_000)

test('beside each opening stands whom its source asks to name, with the link, whatever kind of source it is', async () => {
  await using signedIn = await reviewInBrowser()
  const { page, stack, database } = signedIn
  const kinds = allAdapters.map(({ kind }) => kind)
  await database.owner.query(
    `insert into sources (kind, board, is_on) select kind, 'https://jobs.example', false from unnest($1::text[]) as item (kind)`,
    [kinds],
  )
  const { rows } = await database.owner.query<{ listing_id: string; id: string }>(
    `select listing_id, id from postings where review = 'new' limit ${kinds.length}`,
  )
  expect(rows).toHaveLength(kinds.length)
  await database.owner.query(
    `update listings set source_id = sources.id from sources, unnest($1::uuid[], $2::text[]) as item (listing_id, kind)
     where listings.id = item.listing_id and sources.kind = item.kind and board = 'https://jobs.example'`,
    [rows.map(({ listing_id }) => listing_id), kinds],
  )
  const credits = kinds.map((kind) => attributionOf({ kind, board: 'https://jobs.example' }))
  await page.goto(`${stack.url}/review?view=table`)
  const table = page.getByRole('region', { name: 'Openings to review' })
  await table.waitFor()
  for (const credit of credits)
    expect(
      await table
        .getByRole('link', { name: credit?.text ?? '', exact: true })
        .first()
        .getAttribute('href'),
    ).toBe(credit?.url)
  const [first] = rows
  await page.goto(`${stack.url}/openings/${first?.id}`)
  await page.getByRole('link', { name: credits[0]?.text ?? '' }).waitFor()
  await page.goto(`${stack.url}/review`)
  const card = page.getByRole('article')
  await card.waitFor()
  const named = await card.getByRole('link').allInnerTexts()
  expect(credits.map((credit) => credit?.text)).toEqual(expect.arrayContaining(named))
  expect(named).toHaveLength(1)
  await page.goto(`${stack.url}/search`)
  const hits = page.getByRole('list', { name: 'Listings found' })
  await hits.getByRole('link', { name: 'From the feed of its site' }).first().waitFor()
}, 240_000)

import { withUser } from '@jobpilot/db/with-user'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { type Preferences, preferences } from '@jobpilot/schemas/preferences'
import { createListings } from '@jobpilot/testing/create-listings'
import { createPerson, type TestDatabase } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { briefingQueries } from '../briefings/briefing-queries.ts'
import { getLatestBriefing, makeBriefingNow } from '../briefings/briefings.service.ts'
import { gatherBriefing } from '../briefings/gather-briefing.ts'
import { writeBriefing } from '../briefings/write-briefing.ts'
import { keepListing } from '../listings/keep-listing.ts'
import { correctPosting, getPosting, setPostingRemoved } from '../postings/postings.service.ts'
import { savePreferences } from '../preferences/preferences.service.ts'
import { splitListing } from '../same-opening/say-same.ts'
import { decide } from './decide.ts'
import { dropSame } from './drop-same.ts'
import { keepForReview } from './keep-for-review.ts'
import { findKnownListings } from './review.repository.ts'
import { getInsights, getReview, setVeto } from './review.service.ts'
import { listSearches, removeSearch, saveSearch } from './saved-searches.ts'
import { decision, openReviewBench, type ReviewBench } from './testing/review-bench.ts'

let bench: ReviewBench
let database: TestDatabase
let searching: ReviewBench['searching']
beforeAll(async () => {
  bench = await openReviewBench()
  database = bench.database
  searching = bench.searching
}, 60_000)
afterAll(() => bench[Symbol.asyncDispose]())

const newOnes = (userId: string) => getReview(database.db, userId, { state: 'new' })

test('what is found is scored, sorted, explained, and fulfils every condition or says that it is unknown', async () => {
  const userId = await searching({ dealBreakers: { all: [{ kind: 'no-on-call' }, { kind: 'sponsors-visa' }] } })
  const { items, counts } = await newOnes(userId)
  expect(items.length).toBeGreaterThan(5)
  expect(counts).toEqual({ new: items.length, kept: 0, passed: 0, ruledOut: 0 })
  const scores = items.map(({ match }) => match.score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  for (const { verdicts, isSure, match } of items) {
    expect(verdicts.map(({ verdict }) => verdict)).not.toContain('violated')
    expect(isSure).toBe(verdicts.every(({ verdict }) => verdict === 'ok'))
    for (const { verdict, line } of verdicts) expect(line !== null).toBe(verdict !== 'unknown')
    expect(match.parts).toHaveLength(6)
  }
})

test('finding the same listings again adds nothing', async () => {
  const userId = await searching()
  const before = (await newOnes(userId)).items.length
  const { basis, compared: again } = await bench.compare(userId)
  expect(await withUser(database.db, userId, (tx) => keepForReview(tx, userId, basis, again))).toEqual([])
  expect((await newOnes(userId)).items).toHaveLength(before)
})

test('a decision counts once, can be taken back, and an earlier one that comes late does not undo it', async () => {
  const userId = await searching()
  const id = (await newOnes(userId)).items[0]?.id ?? ''
  const earlier = decision(id, 'passed', new Date(Date.now() - 60_000))
  const kept = decision(id, 'kept')
  await decide(database.db, userId, [kept])
  await decide(database.db, userId, [kept, earlier])
  expect((await getReview(database.db, userId, { state: 'kept' })).items.map((item) => item.id)).toEqual([id])
  const saved = () =>
    withUser(database.db, userId, (tx) =>
      tx.selectFrom('applications').select(['stage', 'deletedAt']).where('userId', '=', userId).execute(),
    )
  expect(await saved()).toEqual([{ stage: 'saved', deletedAt: null }])
  await decide(database.db, userId, [decision(id, 'new')])
  expect((await getReview(database.db, userId, { state: 'kept' })).items).toEqual([])
  expect((await saved())[0]?.deletedAt).toBeInstanceOf(Date)
})

test('a browser whose clock is ahead does not make later decisions of another device late', async () => {
  const userId = await searching()
  const id = (await newOnes(userId)).items[0]?.id ?? ''
  const inAnHour = new Date(Date.now() + 3_600_000)
  await decide(database.db, userId, [
    decision(id, 'passed', new Date(inAnHour.getTime() + 1_000)),
    decision(id, 'kept', inAnHour),
  ])
  expect((await getReview(database.db, userId, { state: 'passed' })).items.map((item) => item.id)).toEqual([id])
  await decide(database.db, userId, [decision(id, 'kept')])
  expect((await getReview(database.db, userId, { state: 'kept' })).items.map((item) => item.id)).toEqual([id])
})

test('a decision about what is not the person’s refuses all of them', async () => {
  const [userId, stranger] = [await searching(), await searching()]
  const own = (await newOnes(userId)).items[0]?.id ?? ''
  const theirs = (await newOnes(stranger)).items[0]?.id ?? ''
  await expect(decide(database.db, userId, [decision(own, 'kept'), decision(theirs, 'kept')])).rejects.toThrow(
    /opening/,
  )
  expect((await getReview(database.db, userId, { state: 'kept' })).items).toEqual([])
})

test('passing one trait teaches, moves it down, and a veto or a stated preference undoes that', async () => {
  const userId = await searching()
  const remote = (await newOnes(userId)).items.filter(({ content }) => content.workMode?.value === 'remote')
  expect(remote.length).toBeGreaterThanOrEqual(4)
  await decide(
    database.db,
    userId,
    remote.slice(0, 3).map(({ id }) => decision(id, 'passed')),
  )
  const learned = async () => (await getInsights(database.db, userId)).learned.find(({ trait }) => trait === 'mode')
  expect(await learned()).toMatchObject({
    value: 'remote',
    name: null,
    passed: 3,
    seen: 3,
    confidence: 0.75,
    isVetoed: false,
  })
  const because = async () =>
    (await newOnes(userId)).items
      .filter(({ content }) => content.workMode?.value === 'remote')
      .flatMap((item) => item.learned.because.map(({ trait }) => trait))
  expect(await because()).toContain('mode')
  await setVeto(database.db, userId, { trait: 'mode', value: 'remote', isVetoed: true })
  expect(await because()).not.toContain('mode')
  await setVeto(database.db, userId, { trait: 'mode', value: 'remote', isVetoed: false })
  await savePreferences(database.db, userId, preferences.parse({ titles: ['Backend Engineer'], arrangement: 'remote' }))
  expect(await because()).not.toContain('mode')
})

const remoteOnly = { all: [{ kind: 'work-mode-in' as const, modes: ['remote' as const] }] }
const wanting = (dealBreakers: Preferences['dealBreakers']) =>
  preferences.parse({ titles: ['Backend Engineer'], dealBreakers })

test('a deal-breaker that comes later is a wall too, everywhere, and gives back what it hid when it goes', async () => {
  const userId = await searching()
  const { items: before } = await newOnes(userId)
  const isRemote = ({ content }: { content: PostingContent }) => content.workMode?.value === 'remote'
  const isOther = ({ content }: { content: PostingContent }) => content.workMode !== null && !isRemote({ content })
  const others = before.filter(isOther)
  const [own, other] = others.toReversed()
  const [sure, passed] = [before.filter(isRemote).length, other?.id ?? '']
  expect(sure).toBeGreaterThan(1)
  const sinceEver = new Date(0)
  const briefing = () =>
    withUser(database.db, userId, async (tx) => {
      const { pick } = await briefingQueries.topPick(tx, userId, sinceEver)
      const { readCount, matches } = await briefingQueries.openings(tx, userId, sinceEver)
      return { readCount, ids: [pick?.postingId, ...matches.map(({ postingId }) => postingId)] }
    })
  await saveSearch(database.db, userId, { name: 'All', filter: { state: 'new' } })
  await saveSearch(database.db, userId, { name: 'Sure', filter: { state: 'new', sure: true } })
  const saved = async () => (await listSearches(database.db, userId)).map(({ count }) => count)
  expect(await saved()).toEqual([before.length, before.length])
  const gathered = await gatherBriefing(database.db, userId, sinceEver, briefingQueries)
  const { runId } = await makeBriefingNow(database.db, userId)
  const day = (await getLatestBriefing(database.db, userId)).today
  await withUser(database.db, userId, (tx) => writeBriefing(tx, userId, { day, runId, since: sinceEver, gathered }))
  const latest = async () => (await getLatestBriefing(database.db, userId)).briefing?.content
  const written = await latest()
  await decide(database.db, userId, [decision(own?.id ?? '', 'kept'), decision(passed, 'passed')])

  await savePreferences(database.db, userId, wanting(remoteOnly))
  const now = await newOnes(userId)
  const left = before.length - others.length
  expect(now.items.filter(isOther)).toEqual([])
  expect(now.items).toHaveLength(left)
  expect(now.counts).toEqual({ new: left, kept: 1, passed: 1, ruledOut: others.length - 2 })
  expect(now.items.every((item) => item.isSure === isRemote(item))).toBe(true)
  expect(await saved()).toEqual([left, sure])
  const told = await briefing()
  expect(told.readCount).toBe(left + 1)
  expect(told.ids.filter((id) => others.some((other) => other.id === id && id !== own?.id))).toEqual([])
  const repeated = await latest()
  const isOut = ({ postingId }: { postingId: string }) =>
    others.some(({ id }) => id === postingId) && ![own?.id, passed].includes(postingId)
  expect(written?.openings?.matches.some(isOut)).toBe(true)
  expect(repeated?.openings?.matches).toEqual(written?.openings?.matches.filter((match) => !isOut(match)))
  const hidden = await getReview(database.db, userId, { state: 'new', ruledOut: true })
  expect(hidden.items).toHaveLength(others.length - 2)
  for (const { isRuledOut, verdicts } of hidden.items)
    expect([isRuledOut, verdicts[0]?.verdict]).toEqual([true, 'violated'])

  // What was passed meanwhile is held against it when it comes back.
  await decide(database.db, userId, [decision(passed, 'new')])
  expect((await newOnes(userId)).counts).toMatchObject({ new: left, passed: 0, ruledOut: others.length - 1 })

  await savePreferences(database.db, userId, wanting({ all: [] }))
  expect((await newOnes(userId)).counts).toEqual({ new: before.length - 1, kept: 1, passed: 0, ruledOut: 0 })
  expect(await saved()).toEqual([before.length - 1, before.length - 1])
})

test('what a correction or a later wish says of an opening counts at once', async () => {
  const userId = await searching({ dealBreakers: remoteOnly })
  const [first, ...more] = (await newOnes(userId)).items.filter(({ isSure }) => isSure)
  const posting = await getPosting(database.db, userId, first?.id ?? '')
  const { content, version } = posting
  if (content?.workMode == null) throw new Error('it says where the work is')
  const workMode = { ...content.workMode, value: 'onsite' as const }
  await correctPosting(database.db, userId, { id: posting.id, baseVersion: version, content: { ...content, workMode } })
  const after = await newOnes(userId)
  expect(after.items.map(({ id }) => id)).not.toContain(posting.id)
  expect(after.counts.ruledOut).toBe(1)

  await setPostingRemoved(database.db, userId, more[0]?.id ?? '', true)
  const known = await withUser(database.db, userId, (tx) => findKnownListings(tx, userId))
  const { basis, compared } = await bench.compare(userId, known)
  expect(compared.length).toBeGreaterThan(0)
  await savePreferences(database.db, userId, wanting({ all: [{ kind: 'work-mode-in', modes: ['onsite'] }] }))
  await withUser(database.db, userId, (tx) => keepForReview(tx, userId, basis, compared))
  await setPostingRemoved(database.db, userId, more[0]?.id ?? '', false)
  const shown = (await newOnes(userId)).items
  expect(shown.map(({ id }) => id)).toContain(posting.id)
  expect(shown.filter((item) => item.content.workMode?.value === 'remote')).toEqual([])
})

test('what was decided last is counted by the band it had, and an employer is said by its name', async () => {
  const userId = await searching()
  const { items } = await newOnes(userId)
  const [kept, passed, undone] = items
  const ids = await createListings(
    database.owner,
    bench.listings.slice(0, 3).map(({ content, text }) => ({
      content: {
        ...content,
        employer: { ...content.title, id: 'e', value: 'Größe & Söhne GmbH' } as typeof content.employer,
      },
      text,
    })),
  )
  for (const id of ids) await keepListing(database.db, userId, id)
  const insights = await getInsights(database.db, userId)
  const employer = insights.learned.find(({ trait }) => trait === 'employer')
  expect(employer).toMatchObject({ name: 'Größe & Söhne GmbH', passed: 0, seen: 3 })
  const before = insights.calibration
  await decide(database.db, userId, [
    decision(kept?.id ?? '', 'passed'),
    decision(passed?.id ?? '', 'passed'),
    decision(undone?.id ?? '', 'kept'),
  ])
  await decide(database.db, userId, [decision(kept?.id ?? '', 'kept'), decision(undone?.id ?? '', 'new')])
  const { calibration } = await getInsights(database.db, userId)
  const more = calibration.map(({ band, ...now }, at) => ({
    band,
    kept: now.kept - (before[at]?.kept ?? 0),
    passed: now.passed - (before[at]?.passed ?? 0),
  }))
  const of = (band: string, item = kept) => (item?.match.band === band ? 1 : 0)
  expect(more).toEqual(
    (['strong', 'possible', 'weak'] as const).map((band) => ({ band, kept: of(band), passed: of(band, passed) })),
  )
})

test('a saved search says how much it shows, keeps its name, and is nobody else’s', async () => {
  const userId = await searching()
  const { items } = await newOnes(userId)
  const hybrid = items.filter(({ content }) => content.workMode?.value === 'hybrid').length
  const [search] = await saveSearch(database.db, userId, { name: 'Hybrid', filter: { state: 'new', mode: 'hybrid' } })
  expect(search).toMatchObject({ name: 'Hybrid', count: hybrid })
  await saveSearch(database.db, userId, { name: 'Hybrid', filter: { state: 'new', search: '100% \\ "odd"' } })
  expect((await listSearches(database.db, userId)).map(({ count }) => count)).toEqual([0])
  const stranger = await searching()
  expect(await listSearches(database.db, stranger)).toEqual([])
  await expect(removeSearch(database.db, stranger, search?.id ?? '')).rejects.toThrow(/saved search/)
  expect(await removeSearch(database.db, userId, search?.id ?? '')).toEqual([])
})

test('of listings that are the same opening the first is laid out, none when one was seen; what the person split is another', async () => {
  const userId = await createPerson(database.db)
  const ids = await createListings(
    database.owner,
    bench.listings.slice(0, 4).map(({ content, text }) => ({ content, text })),
  )
  const [first = '', second = '', third = '', alone = ''] = ids
  await database.owner.query(
    'insert into listing_groups (listing_id, group_id) select id, $1 from unnest($2::uuid[]) as item (id)',
    [first, [first, second, third]],
  )
  const [a = '', b = '', c = ''] = [first, second, third].sort()
  await database.owner.query(
    `insert into listing_edges (a, b, verdict, score, reason) values ($1, $2, 'same', 1, 'test'), ($2, $3, 'same', 1, 'test')`,
    [a, b, c],
  )
  const all = ids.map((listingId) => ({ listingId }))
  const left = async (known: string[]) =>
    (
      await withUser(database.db, userId, (tx) =>
        dropSame(
          tx,
          userId,
          all.filter(({ listingId }) => !known.includes(listingId)),
          known,
        ),
      )
    ).map(({ listingId }) => listingId)
  expect(await left([])).toEqual([first, alone])
  expect(await left([second])).toEqual([alone])
  await splitListing(database.db, userId, third)
  expect(await left([])).toEqual(expect.arrayContaining([first, third, alone]))
})

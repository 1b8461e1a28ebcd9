import { workModes } from '@jobpilot/schemas/posting'
import { companySizes, seniorityLevels } from '@jobpilot/schemas/preferences'
import type { Wish } from '@jobpilot/schemas/wish'
import {
  partWeights,
  payPart,
  placePart,
  seniorityPart,
  sizePart,
  skillsPart,
  titleCredits,
  titlePart,
} from './estimate.ts'
import type { NumberList } from './growing.ts'
import type { ListingColumns } from './listing-columns.ts'

export type Ranked = { at: number; estimate: number }

type Lists = {
  columns: ListingColumns
  titleTerms: ReadonlyMap<string, NumberList>
  skills: ReadonlyMap<string, NumberList>
}

/** Steps of the histogram: a tenth of a point. */
const steps = 1_001

/**
 * All listings that share a word with a wanted title (or a skill, when no title is wanted), best first. Lazily sorted: who
 * takes the first few hundred pays for those alone.
 */
export function* rankListings(lists: Lists, wish: Wish): Generator<Ranked> {
  const held = countHeld(lists, wish)
  const titles = bestTitles(lists, wish)
  const touched = wish.titles.length > 0 ? titles.touched : touchedBy(held)
  const rest = restOf(lists.columns, wish)
  const estimates = new Float32Array(touched.length)
  const histogram = new Uint32Array(steps)
  const { isLive, skillCount } = lists.columns
  for (let i = 0; i < touched.length; i++) {
    const at = touched[i] ?? 0
    if (isLive.values[at] !== 1) {
      estimates[i] = -1
      continue
    }
    const title = wish.titles.length > 0 ? (titles.best[at] ?? 0) : partWeights.title * 0.5
    const skills = wish.skills.length === 0 ? 0.5 : skillsPart(held[at] ?? 0, skillCount.values[at] ?? 0)
    const estimate = title + partWeights.skills * skills + rest(at)
    estimates[i] = estimate
    const step = Math.floor(estimate * 10)
    histogram[step] = (histogram[step] ?? 0) + 1
  }
  yield* fromBest(lists.columns, touched, estimates, histogram)
}

/** Buckets from the top: each is gathered and sorted only when somebody asks for it. */
function* fromBest(
  columns: ListingColumns,
  touched: Uint32Array,
  estimates: Float32Array,
  histogram: Uint32Array,
): Generator<Ranked> {
  let upTo = steps
  while (upTo > 0) {
    let from = upTo
    for (let count = 0; from > 0 && count < 1_000; ) count += histogram[--from] ?? 0
    const bucket: Ranked[] = []
    for (let i = 0; i < touched.length; i++) {
      const estimate = estimates[i] ?? -1
      const step = Math.floor(estimate * 10)
      if (step >= from && step < upTo) bucket.push({ at: touched[i] ?? 0, estimate })
    }
    const newest = columns.postedOn.values
    bucket.sort((a, b) => b.estimate - a.estimate || (newest[b.at] ?? 0) - (newest[a.at] ?? 0) || a.at - b.at)
    yield* bucket
    upTo = from
  }
}

/** For each listing the points of the wanted title that is nearest to its own, and which listings have any. */
function bestTitles(lists: Lists, wish: Wish): { best: Float32Array; touched: Uint32Array } {
  const { length } = lists.columns
  const best = new Float32Array(length)
  const credit = new Uint16Array(length)
  const touched = new Uint32Array(length)
  let count = 0
  const counts = lists.columns.titleCount.values
  const now = new Uint32Array(length)
  for (const wanted of wish.titles) {
    let nowCount = 0
    for (const [stem, worth] of titleCredits(wanted)) {
      const list = lists.titleTerms.get(stem)
      if (list !== undefined) nowCount = addCredit(list, Math.round(worth * 100), credit, now, nowCount)
    }
    for (let i = 0; i < nowCount; i++) {
      const at = now[i] ?? 0
      const points = partWeights.title * titlePart((credit[at] ?? 0) / 100, wanted.length, counts[at] ?? 0)
      credit[at] = 0
      if (best[at] === 0) touched[count++] = at
      if (points > (best[at] ?? 0)) best[at] = points
    }
  }
  return { best, touched: touched.subarray(0, count) }
}

/** Credits every listing of a list, notes those that had none before, and gives how many are noted. */
function addCredit(list: NumberList, points: number, credit: Uint16Array, noted: Uint32Array, count: number): number {
  const { values, length } = list
  let next = count
  for (let i = 0; i < length; i++) {
    const at = values[i] ?? 0
    if (credit[at] === 0) noted[next++] = at
    credit[at] = (credit[at] ?? 0) + points
  }
  return next
}

/** How many of the skills each listing names the person has. */
function countHeld(lists: Lists, wish: Wish): Uint8Array {
  const held = new Uint8Array(lists.columns.length)
  for (const skill of wish.skills) {
    const list = lists.skills.get(skill)
    if (list === undefined) continue
    const { values, length } = list
    for (let i = 0; i < length; i++) {
      const at = values[i] ?? 0
      held[at] = (held[at] ?? 0) + 1
    }
  }
  return held
}

function touchedBy(held: Uint8Array): Uint32Array {
  const touched = new Uint32Array(held.length)
  let count = 0
  for (let at = 0; at < held.length; at++) if (held[at] !== 0) touched[count++] = at
  return touched.subarray(0, count)
}

/** Points of place, level, pay and size. What depends on few distinct values is worked out once for each. */
function restOf(columns: ListingColumns, wish: Wish): (at: number) => number {
  const level = [null, ...seniorityLevels].map((asked) => partWeights.seniority * seniorityPart(wish.seniority, asked))
  const size = [null, ...companySizes].map((of) => partWeights.size * sizePart(wish.companySize, of))
  const modes = [null, ...workModes]
  const places = new Set(wish.places)
  const countries = new Set(wish.countries)
  const isInPlace = memo(columns.places.size, (set) => columns.places.at(set).some((place) => places.has(place)))
  const isInCountry = memo(columns.countries.size, (set) =>
    columns.countries.at(set).some((code) => code === '*' || countries.has(code)),
  )
  const saysCountry = memo(columns.countries.size, (set) => columns.countries.at(set).length > 0)
  const currencyOf = (number: number) => columns.currencies.at(number)
  // Mode, says a country, in the country, in the place: 32 answers.
  const place = new Float32Array(32)
  for (let answer = 0; answer < 32; answer++)
    place[answer] =
      partWeights.place *
      placePart(wish, {
        workMode: modes[answer & 3] ?? null,
        saysCountry: (answer & 4) !== 0,
        isInCountry: (answer & 8) !== 0,
        isInPlace: (answer & 16) !== 0,
      })
  const asksPay = wish.payFloor !== null || wish.payTarget !== null
  const unaskedPay = partWeights.pay * payPart(wish, null, null)
  const { workMode, placeSet, countrySet, seniority, companySize, currency } = columns
  return (at) => {
    const country = countrySet.values[at] ?? 0
    const answer =
      (workMode.values[at] ?? 0) |
      (saysCountry(country) << 2) |
      (isInCountry(country) << 3) |
      (isInPlace(placeSet.values[at] ?? 0) << 4)
    const offered = columns.offeredAt(at)
    const pay =
      asksPay && offered !== 0
        ? partWeights.pay * payPart(wish, offered, currencyOf(currency.values[at] ?? 0))
        : unaskedPay
    return (
      (place[answer] ?? 0) + (level[seniority.values[at] ?? 0] ?? 0) + (size[companySize.values[at] ?? 0] ?? 0) + pay
    )
  }
}

/** 1 or 0 for each number, asked once. */
function memo(count: number, ask: (number: number) => boolean): (number: number) => number {
  const known = new Uint8Array(count)
  return (number) => {
    if (known[number] === 0) known[number] = ask(number) ? 2 : 1
    return (known[number] ?? 1) - 1
  }
}

import type { Wish } from '@jobpilot/schemas/wish'
import { partWeights, skillsPart, titleCredits, titlePart, titlePointSteps } from './estimate.ts'
import type { NumberList } from './growing.ts'
import type { ListingColumns } from './listing-columns.ts'
import { type RestOfEstimate, restOfEstimate } from './rest-of-estimate.ts'

export type Ranked = { at: number; estimate: number }

type Lists = { columns: ListingColumns; titleTerms: ReadonlyMap<string, NumberList> }

/** Room for one question at a time, kept between questions: getting a few megabytes anew costs more than the question. */
export class Scratch {
  credit = new Uint16Array(0)
  best = new Uint8Array(0)
  noted = new Uint32Array(0)
  touched = new Uint32Array(0)

  fit(length: number): void {
    if (this.credit.length >= length) return
    const room = Math.ceil(length * 1.25)
    this.credit = new Uint16Array(room)
    this.best = new Uint8Array(room)
    this.noted = new Uint32Array(room)
    this.touched = new Uint32Array(room)
  }
}

type Rank = { most: number; mayBe: (at: number) => boolean; scratch: Scratch }

/** A title's points are kept in a byte, in tenths. */
const steps = titlePointSteps
const titleSteps = Math.ceil(partWeights.title * steps)

/**
 * The best listings that share a word with a wanted title (or a skill, when no title is wanted). Exact: titles are looked at from
 * the nearest to the farthest, until not even the best of everything else would bring a listing among the `most`.
 */
export function rankListings(lists: Lists, wish: Wish, { most, mayBe, scratch }: Rank): Ranked[] {
  scratch.fit(lists.columns.length)
  const rest = restOfEstimate(lists.columns, wish)
  const skills = skillPoints(lists.columns, wish)
  const kept = new BestOf(lists.columns, most, mayBe)
  const { order, starts } =
    wish.titles.length > 0 ? byTitle(lists, wish, scratch) : bySkill(lists.columns, wish, scratch)
  const isLive = lists.columns.isLive.values
  for (let step = titleSteps; step >= 0; step--) {
    const title = step / steps
    if (title + skills.most + rest.most < kept.least) break
    const end = starts[step + 1] ?? 0
    for (let i = starts[step] ?? 0; i < end; i++) {
      const at = order[i] as number
      if (isLive[at] !== 1) continue
      const others = title + rest.at(at)
      if (others + skills.most < kept.least) continue
      const estimate = others + skills.at(at)
      if (estimate >= kept.least) kept.add(at, estimate)
    }
  }
  return kept.end()
}

/** Keeps the best by gathering more than asked for and cutting, which is cheaper than keeping them in order. */
class BestOf {
  least = Number.NEGATIVE_INFINITY
  readonly #kept: Ranked[] = []
  readonly #most: number
  readonly #mayBe: (at: number) => boolean
  readonly #postedOn: Uint16Array

  constructor(columns: ListingColumns, most: number, mayBe: (at: number) => boolean) {
    this.#most = most
    this.#mayBe = mayBe
    this.#postedOn = columns.postedOn.values
  }

  add(at: number, estimate: number): void {
    if (!this.#mayBe(at)) return
    this.#kept.push({ at, estimate })
    if (this.#kept.length >= this.#most * 4 + 64) this.#cut()
  }

  end(): Ranked[] {
    this.#cut()
    return this.#kept
  }

  #cut(): void {
    const postedOn = this.#postedOn
    this.#kept.sort((a, b) => b.estimate - a.estimate || (postedOn[b.at] ?? 0) - (postedOn[a.at] ?? 0) || a.at - b.at)
    this.#kept.length = Math.min(this.#kept.length, this.#most)
    if (this.#kept.length === this.#most) this.least = this.#kept.at(-1)?.estimate ?? this.least
  }
}

type ByStep = { order: Uint32Array; starts: Uint32Array }

/** Listings by the points of the wanted title nearest to their own: those of step s stand from `starts[s]` to `starts[s + 1]`. */
function byTitle(lists: Lists, wish: Wish, scratch: Scratch): ByStep {
  const { best, credit, noted, touched } = scratch
  const counts = lists.columns.titleCount.values
  let touchedCount = 0
  for (const wanted of wish.titles) {
    let notedCount = 0
    for (const [stem, worth] of titleCredits(wanted)) {
      const list = lists.titleTerms.get(stem)
      if (list !== undefined) notedCount = addCredit(list, Math.round(worth * 100), credit, noted, notedCount)
    }
    for (let i = 0; i < notedCount; i++) {
      const at = noted[i] as number
      const part = titlePart((credit[at] as number) / 100, wanted.length, counts[at] as number)
      const step = Math.round(part * partWeights.title * steps) + 1
      credit[at] = 0
      if (best[at] === 0) touched[touchedCount++] = at
      if (step > (best[at] as number)) best[at] = step
    }
  }
  return sortByStep(touched, touchedCount, best, noted)
}

/** Credits every listing of a list, notes those that had none before, and gives how many are noted. */
function addCredit(list: NumberList, points: number, credit: Uint16Array, noted: Uint32Array, count: number): number {
  const { values, length } = list
  let next = count
  for (let i = 0; i < length; i++) {
    const at = values[i] as number
    const before = credit[at] as number
    if (before === 0) noted[next++] = at
    credit[at] = before + points
  }
  return next
}

/** Counting sort into `order`; empties `best` for the next question. A step in `best` is kept one higher: 0 is "not touched". */
function sortByStep(touched: Uint32Array, count: number, best: Uint8Array, order: Uint32Array): ByStep {
  const starts = new Uint32Array(titleSteps + 3)
  for (let i = 0; i < count; i++) {
    const step = best[touched[i] as number] as number
    starts[step] = (starts[step] as number) + 1
  }
  let sum = 0
  for (let step = 0; step < starts.length; step++) {
    const size = starts[step] as number
    starts[step] = sum
    sum += size
  }
  const next = starts.slice()
  for (let i = 0; i < count; i++) {
    const at = touched[i] as number
    const step = best[at] as number
    order[next[step] as number] = at
    next[step] = (next[step] as number) + 1
    best[at] = 0
  }
  return { order, starts: starts.subarray(1) }
}

/** Nobody's title is wanted: every listing that names a skill of the person, its title unknown. */
function bySkill(columns: ListingColumns, wish: Wish, scratch: Scratch): ByStep {
  const marked = columns.skills.mark(wish.skills)
  let count = 0
  for (let at = 0; at < columns.length; at++)
    if (columns.skills.countMarked(at, marked) > 0) scratch.noted[count++] = at
  const unknown = Math.round((partWeights.title * steps) / 2)
  const starts = new Uint32Array(titleSteps + 2).map((_, step) => (step > unknown ? count : 0))
  return { order: scratch.noted, starts }
}

function skillPoints(columns: ListingColumns, wish: Wish): RestOfEstimate {
  const weight = partWeights.skills
  if (wish.skills.length === 0) return { most: weight / 2, at: () => weight / 2 }
  const { skills } = columns
  const marked = skills.mark(wish.skills)
  return { most: weight, at: (at) => weight * skillsPart(skills.countMarked(at, marked), skills.countAt(at)) }
}

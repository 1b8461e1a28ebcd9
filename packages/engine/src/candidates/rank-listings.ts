import type { Wish } from '@jobpilot/schemas/wish'
import { BestOf, type Ranked } from './best-of.ts'
import { partWeights, skillsPart } from './estimate.ts'
import type { NumberList } from './growing.ts'
import type { ListingColumns } from './listing-columns.ts'
import { type RestOfEstimate, restOfEstimate } from './rest-of-estimate.ts'
import { missingBits, mostSkillsPart, type SkillGist } from './skill-gist.ts'
import type { TitleKinds } from './title-kinds.ts'
import { headOfBlock, type TitleLists } from './title-lists.ts'
import { wantedTitles } from './wanted-titles.ts'

type Limits = { most: number; mayBe: (at: number) => boolean }

/**
 * The best listings that share a word with a wanted title (or a skill, when no title is wanted). Exact: titles are weighed once
 * for all that have them, from those with the rarest of the wanted words to those with the most common, until not even the best
 * of everything else would bring a listing that has only the words left among the `most`.
 */
export function rankListings(
  columns: ListingColumns,
  titles: TitleKinds,
  wish: Wish,
  { most, mayBe }: Limits,
): Ranked[] {
  const rest = restOfEstimate(columns, wish)
  const skills = skillPoints(columns, wish)
  const kept = new BestOf(columns, most, mayBe)
  if (wish.titles.length === 0) {
    rankBySkill({ columns, rest, skills, kept }, wish)
    return kept.end()
  }
  const wanted = wantedTitles(titles, wish)
  const seen = new Uint8Array(titles.size)
  const rank = { columns, rest, skills, kept }
  for (const { kinds, most: mostTitle } of wanted.lists) {
    if (mostTitle + rest.most + skills.most < kept.bound) break
    const { bands, points } = inBands(kinds, seen, wanted.pointsOf)
    for (let band = bands.length - 1; band >= 0; band--) {
      if (mostInBand(band) + rest.most + skills.most < kept.bound) break
      for (const i of bands[band] ?? []) {
        const kind = kinds.values[i] as number
        const single = titles.listings.singleOf(kind)
        if (single === undefined) rankBlock(rank, titles.listings, kind, points[i] as number)
        else rankOne(rank, single, points[i] as number)
      }
    }
  }
  return kept.end()
}

/** Title points of a band are within half a point: enough to go from the best to the least without sorting them. */
const bandsOfTitle = Math.ceil(2 * partWeights.title)
const mostInBand = (band: number) => (band + 1) / 2

/** The kinds of title that were not there before, as positions in the list, by how many points they have. */
function inBands({ values, length }: NumberList, seen: Uint8Array, pointsOf: (kind: number) => number) {
  const bands: (number[] | undefined)[] = []
  const points = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    const kind = values[i] as number
    if (seen[kind] === 1) continue
    seen[kind] = 1
    const own = pointsOf(kind)
    points[i] = own
    const band = Math.min(bandsOfTitle - 1, Math.floor(own * 2))
    const there = bands[band]
    if (there === undefined) bands[band] = [i]
    else there.push(i)
  }
  return { bands, points }
}

type Ranking = { columns: ListingColumns; rest: RestOfEstimate; skills: SkillPoints; kept: BestOf }

/** One loop over the listings of a title, cheapest question first: most of a long list end at the first. */
function rankBlock({ columns, rest, skills, kept }: Ranking, titles: TitleLists, kind: number, title: number): void {
  const { values } = titles
  const start = titles.startOf(kind)
  const room = values[start + 1] as number
  const first = start + headOfBlock
  const end = first + (values[start] as number)
  const { where, levelAndSize, pay } = rest
  const mostElse = rest.mostPay + title + skills.most
  for (let i = first; i < end; i++) {
    const gist = values[i] as number
    const base = (where[gist >>> 7] as number) + (levelAndSize[(gist >>> 1) & 63] as number)
    if (base + mostElse < kept.bound) continue
    const withTitle = base + (pay[values[i + room] as number] as number) + title
    if (withTitle + skills.most < kept.bound) continue
    const mostSkills = mostPoints(skills, values[i + 2 * room] as number, values[i + 3 * room] as number)
    if (withTitle + mostSkills < kept.bound) continue
    const at = values[i + 4 * room] as number
    const estimate = withTitle + skills.at(at)
    // A list keeps those that are gone.
    if (estimate >= kept.least && columns.isLive(at)) kept.add(at, estimate)
  }
}

function rankOne({ columns, rest, skills, kept }: Ranking, at: number, title: number): void {
  const estimate = withoutWords(columns, rest, at) + title
  if (estimate + skills.most < kept.bound || !columns.isLive(at)) return
  const whole = estimate + skills.at(at)
  if (whole >= kept.least) kept.add(at, whole)
}

/** Points of all but title and skills. */
function withoutWords(columns: ListingColumns, rest: RestOfEstimate, at: number): number {
  const gist = columns.gist.values[at] as number
  const base = (rest.where[gist >>> 7] as number) + (rest.levelAndSize[(gist >>> 1) & 63] as number)
  return base + (rest.pay[columns.pay.values[at] as number] as number)
}

/** Nobody's title is wanted: every listing that names a skill of the person, its title unknown. */
function rankBySkill({ columns, rest, skills, kept }: Ranking, wish: Wish): void {
  const marked = columns.skills.mark(wish.skills)
  for (let at = 0; at < columns.length; at++) {
    if (!columns.isLive(at) || columns.skills.countMarked(at, marked) === 0) continue
    const estimate = withoutWords(columns, rest, at) + partWeights.title / 2 + skills.at(at)
    if (estimate >= kept.least) kept.add(at, estimate)
  }
}

/** `most` is the most any listing could have; `missing` is null for a wish without skills, for which each listing has that. */
type SkillPoints = { most: number; missing: SkillGist | null; at: (at: number) => number }

/** The most a listing could have, by the gist of its skills. */
const mostPoints = ({ most, missing }: SkillPoints, low: number, high: number): number =>
  missing === null ? most : most * mostSkillsPart(low, high, missing)

function skillPoints({ skills }: ListingColumns, wish: Wish): SkillPoints {
  const weight = partWeights.skills
  if (wish.skills.length === 0) return { most: weight / 2, missing: null, at: () => weight / 2 }
  const marked = skills.mark(wish.skills)
  return {
    most: weight,
    missing: missingBits(marked),
    at: (at) => weight * skillsPart(skills.countMarked(at, marked), skills.countAt(at)),
  }
}

import type { Wish } from '@jobpilot/schemas/wish'
import { BestOf, type Ranked } from './best-of.ts'
import { partWeights, skillsPart } from './estimate.ts'
import type { NumberList } from './growing.ts'
import type { ListingColumns } from './listing-columns.ts'
import { type RestOfEstimate, restOfEstimate } from './rest-of-estimate.ts'
import { wantedTitles } from './wanted-titles.ts'

export type Lists = { columns: ListingColumns; listOf: (stem: string) => NumberList | undefined }
type Limits = { most: number; mayBe: (at: number) => boolean }

/**
 * The best listings that share a word with a wanted title (or a skill, when no title is wanted). Exact: the lists of the wanted
 * words are read from the rarest to the most common, until not even the best of everything else would bring a listing that has
 * only the words left among the `most`.
 */
export function rankListings({ columns, listOf }: Lists, wish: Wish, { most, mayBe }: Limits): Ranked[] {
  const rest = restOfEstimate(columns, wish)
  const skills = skillPoints(columns, wish)
  const kept = new BestOf(columns, most, mayBe)
  if (wish.titles.length === 0) {
    rankBySkill({ columns, rest, skills, kept }, wish)
    return kept.end()
  }
  const titles = wantedTitles(columns.titleTerms, listOf, wish)
  const seen = new Uint8Array(columns.length)
  const rank: Ranking = { columns, rest, skills, kept, titlePoints: titles.pointsAt, seen }
  for (const { list, most: mostTitle } of titles.lists) {
    if (mostTitle + rest.most + skills.most < kept.least) break
    rankList(rank, list, mostTitle + skills.most)
  }
  return kept.end()
}

type Ranking = {
  columns: ListingColumns
  rest: RestOfEstimate
  skills: SkillPoints
  kept: BestOf
  titlePoints: (at: number) => number
  /** Listings of the lists before. */
  seen: Uint8Array
}

/**
 * One loop over a list, cheapest question first: most listings of a long one end at the first. `mostWords` is what title and
 * skills of a listing could come to.
 */
function rankList(
  { columns, rest, skills, kept, titlePoints, seen }: Ranking,
  { values, length }: NumberList,
  mostWords: number,
): void {
  const { where, levelAndSize, pay, unaskedPay } = rest
  const gists = columns.gist.values
  const mostPay = pay === null ? unaskedPay : partWeights.pay
  for (let i = 0; i < length; i++) {
    const at = values[i] as number
    if (seen[at] === 1) continue
    seen[at] = 1
    const gist = gists[at] as number
    if ((gist & 1) === 0) continue
    const base = (where[gist >>> 7] as number) + (levelAndSize[(gist >>> 1) & 63] as number)
    if (base + mostPay + mostWords < kept.least) continue
    const withPay = base + (pay === null ? unaskedPay : pay(at))
    if (withPay + mostWords < kept.least) continue
    const withTitle = withPay + titlePoints(at)
    if (withTitle + skills.most < kept.least) continue
    const estimate = withTitle + skills.at(at)
    if (estimate >= kept.least) kept.add(at, estimate)
  }
}

/** Nobody's title is wanted: every listing that names a skill of the person, its title unknown. */
function rankBySkill({ columns, rest, skills, kept }: Omit<Ranking, 'titlePoints' | 'seen'>, wish: Wish): void {
  const marked = columns.skills.mark(wish.skills)
  for (let at = 0; at < columns.length; at++) {
    if (!columns.isLive(at) || columns.skills.countMarked(at, marked) === 0) continue
    const gist = columns.gist.values[at] as number
    const estimate =
      (rest.where[gist >>> 7] as number) +
      (rest.levelAndSize[(gist >>> 1) & 63] as number) +
      (rest.pay === null ? rest.unaskedPay : rest.pay(at)) +
      partWeights.title / 2 +
      skills.at(at)
    if (estimate >= kept.least) kept.add(at, estimate)
  }
}

/** `most` is the most any listing could have. */
type SkillPoints = { most: number; at: (at: number) => number }

function skillPoints({ skills }: ListingColumns, wish: Wish): SkillPoints {
  const weight = partWeights.skills
  if (wish.skills.length === 0) return { most: weight / 2, at: () => weight / 2 }
  const marked = skills.mark(wish.skills)
  return { most: weight, at: (at) => weight * skillsPart(skills.countMarked(at, marked), skills.countAt(at)) }
}

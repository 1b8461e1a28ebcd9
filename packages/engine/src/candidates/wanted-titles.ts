import type { Wish } from '@jobpilot/schemas/wish'
import { partWeights, titleCredits, titlePart } from './estimate.ts'
import type { NumberList, WordRows } from './growing.ts'

/** A stem's listings, and the most points the title of a listing could have that has none of the stems before it. */
export type StemList = { list: NumberList; most: number }

/** What the wanted titles make of a listing's title. */
export type WantedTitles = {
  /** The rarest stem first. */
  lists: StemList[]
  pointsAt: (at: number) => number
}

type Wanted = { credits: Map<string, number>; byNumber: Float64Array; count: number }

export function wantedTitles(
  terms: WordRows,
  listOf: (stem: string) => NumberList | undefined,
  wish: Wish,
): WantedTitles {
  const wanted = wish.titles.map((stems): Wanted => {
    const credits = titleCredits(stems)
    const byNumber = new Float64Array(terms.words.size)
    for (const [stem, credit] of credits) {
      const number = terms.words.find(stem)
      if (number !== undefined) byNumber[number] = credit
    }
    return { credits, byNumber, count: stems.length }
  })
  const stems = [...new Set(wanted.flatMap(({ credits }) => [...credits.keys()]))]
    .flatMap((stem) => {
      const list = listOf(stem)
      return list === undefined ? [] : [{ stem, list }]
    })
    .sort((a, b) => a.list.length - b.list.length)
  return {
    lists: stems.map(({ list }, at) => ({ list, most: mostPoints(wanted, stems.slice(at)) })),
    pointsAt: (at) => {
      const { values } = terms.rows
      const start = terms.starts.values[at] as number
      const end = terms.starts.values[at + 1] as number
      let best = 0
      for (const { byNumber, count } of wanted) {
        let credit = 0
        for (let i = start; i < end; i++) credit += byNumber[values[i] as number] as number
        if (credit > 0) best = Math.max(best, titlePart(credit, count, end - start))
      }
      return partWeights.title * best
    },
  }
}

/** What a title could have that consists of these stems alone. */
function mostPoints(wanted: readonly Wanted[], left: readonly { stem: string }[]): number {
  const parts = wanted.map(({ credits, count }) => {
    const credit = left.reduce((sum, { stem }) => sum + (credits.get(stem) ?? 0), 0)
    return credit === 0 ? 0 : titlePart(credit, count, 1)
  })
  return partWeights.title * Math.max(0, ...parts)
}

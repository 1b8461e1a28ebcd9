import type { Wish } from '@jobpilot/schemas/wish'
import { partWeights, titleCredits, titlePart } from './estimate.ts'
import type { NumberList } from './growing.ts'
import type { TitleKinds } from './title-kinds.ts'

/** The kinds of title that have a stem, and the most points one of them could have that has none of the stems before it. */
export type StemList = { kinds: NumberList; most: number }

/** What the wanted titles make of a kind of title. */
export type WantedTitles = {
  /** The rarest stem first. */
  lists: StemList[]
  pointsOf: (kind: number) => number
}

type Wanted = { credits: Map<string, number>; byNumber: Float64Array; count: number }

export function wantedTitles(titles: TitleKinds, wish: Wish): WantedTitles {
  const { terms } = titles
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
      const kinds = titles.kindsOf(stem)
      return kinds === undefined ? [] : [{ stem, kinds }]
    })
    .sort((a, b) => a.kinds.length - b.kinds.length)
  return {
    lists: stems.map(({ kinds }, at) => ({ kinds, most: mostPoints(wanted, stems.slice(at)) })),
    pointsOf: (kind) => {
      const { values } = terms.rows
      const start = terms.starts.values[kind] as number
      const end = terms.starts.values[kind + 1] as number
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

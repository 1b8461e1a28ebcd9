import { hostOf } from '../../lib/format.ts'
import type { PipelineSearch } from '../../lib/pipeline-search.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'

export type Tracked = RouterOutputs['applications']['pipeline']['openings'][number]

export const titleOf = ({ title, url }: Tracked): string => title ?? hostOf(url) ?? 'Opening without a title'

/** Whether it is time to ask how things stand. */
export const isDue = ({ followUp }: Tracked, today: string): boolean => followUp !== null && followUp.on <= today

/** Days of the calendar since an opening came to its stage. */
export function daysHere({ since }: Tracked, now = new Date()): number {
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.max(0, Math.round((dayOf(now) - dayOf(new Date(since))) / 86_400_000))
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const nextDay = ({ followUp, closesOn }: Tracked) => followUp?.on ?? closesOn ?? '9999'

const compare = {
  next: (a: Tracked, b: Tracked) => nextDay(a).localeCompare(nextDay(b)),
  score: (a: Tracked, b: Tracked) => (b.score ?? -1) - (a.score ?? -1),
  title: (a: Tracked, b: Tracked) => titleOf(a).localeCompare(titleOf(b)),
} as const

/** Those that are asked for, in the order that is asked for. */
export function shownOf(openings: readonly Tracked[], search: PipelineSearch, today: string): readonly Tracked[] {
  const words = folded(search.words ?? '').split(/\s+/)
  const found = openings.filter((opening) => {
    const text = folded([titleOf(opening), opening.employer, opening.place].join(' '))
    return (
      words.every((word) => text.includes(word)) &&
      (search.stage === undefined || opening.stage === search.stage) &&
      (search.due !== true || isDue(opening, today))
    )
  })
  return search.order === undefined ? found : found.sort(compare[search.order])
}

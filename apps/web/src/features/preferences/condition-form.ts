import { type DealBreakers, dealBreakersTooLarge } from '@jobpilot/schemas/deal-breakers'
import { asKept, type Edited, type Path } from './tree-edits.ts'
import { groupDepth } from './tree-nodes.ts'

/** How many groups may stand in each other here; what was nested deeper elsewhere is shown in words. */
export const deepestGroup = 2

export type ConditionForm = {
  /** The conditions as a list, those that are being written among them. */
  tree: DealBreakers
  set: (tree: DealBreakers) => void
  /** For an edit that moves what is on the screen: the focus goes on at the condition, or at what adds to the group there. */
  apply: (edited: Edited, goOn?: 'condition' | 'group') => void
  /** How many more openings would fit without a condition of the list. */
  moreOf: (condition: DealBreakers) => number | undefined
}

export const placeId = (path: Path) => path.join('.')

export const fits = (tree: DealBreakers): boolean => dealBreakersTooLarge(asKept(tree)) === null

/** Whether a condition may stand `levels` groups below the list, with the groups it holds itself. */
export const isShallow = (condition: DealBreakers, levels: number): boolean =>
  levels + groupDepth(condition) <= deepestGroup

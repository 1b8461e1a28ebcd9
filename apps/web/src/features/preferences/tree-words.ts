import { type DealBreakers, noDealBreakers } from '@jobpilot/schemas/deal-breakers'
import { conditionWords } from '../../lib/condition-words.ts'
import { isSame } from '../../lib/is-same.ts'
import { completeTree } from './complete-tree.ts'
import { kindWords, oppositeKindWords } from './deal-breaker-kinds.ts'
import { isTurned, leafOf, modeOf, modeWords } from './tree-nodes.ts'

/** What a group asks, in a sentence; null while nothing complete stands in it. */
export function groupSentence(group: DealBreakers): string | null {
  const complete = completeTree(group)
  return isSame(complete, noDealBreakers) ? null : `${conditionWords(complete)}.`
}

/** What a condition is called: a single one by its kind, so that it stays the same while its value is edited. */
export function nameOf(condition: DealBreakers): string {
  const leaf = leafOf(condition)
  if (leaf) return (isTurned(condition) ? oppositeKindWords : kindWords)[leaf.kind]
  return groupSentence(condition)?.slice(0, -1) ?? `${modeWords[modeOf(condition)]}, still empty`
}

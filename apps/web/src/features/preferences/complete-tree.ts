import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { isComplete } from './deal-breaker-kinds.ts'

const isEmpty = (node: DealBreakers) => 'all' in node && node.all.length === 0

/** Only what is complete is asked about: a condition that is still being written rules out nothing. */
export function completeTree(tree: DealBreakers): DealBreakers {
  const clean = (nodes: readonly DealBreakers[]) => nodes.map(completeTree).filter((node) => !isEmpty(node))
  if ('all' in tree) return { all: clean(tree.all) }
  if ('any' in tree) {
    const any = clean(tree.any)
    return any.length > 0 ? { any } : { all: [] }
  }
  if ('not' in tree) {
    const not = completeTree(tree.not)
    return isEmpty(not) ? { all: [] } : { not }
  }
  return isComplete(tree) ? tree : { all: [] }
}

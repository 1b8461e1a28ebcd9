import type { DealBreakerLeaf, DealBreakers } from '@jobpilot/schemas/deal-breakers'

/** How the conditions of a group count together. */
export type GroupMode = 'any' | 'all' | 'none' | 'not-all'

export const modeWords = {
  any: 'Any of these',
  all: 'All of these',
  none: 'None of these',
  'not-all': 'Not all of these',
} satisfies Record<GroupMode, string>

/** Whether a condition or group is the opposite of what stands in it. */
export const isTurned = (node: DealBreakers): boolean => 'not' in node && !isTurned(node.not)

export const turned = (node: DealBreakers): DealBreakers => ('not' in node ? node.not : { not: node })

/** The single condition, without its opposites; null of a group. */
export function leafOf(node: DealBreakers): DealBreakerLeaf | null {
  if ('not' in node) return leafOf(node.not)
  return 'kind' in node ? node : null
}

export const withLeaf = (node: DealBreakers, leaf: DealBreakerLeaf): DealBreakers =>
  'not' in node ? { not: withLeaf(node.not, leaf) } : leaf

/** The conditions of a group, whether it is turned or not; null of a single condition. */
export function partsOf(node: DealBreakers): readonly DealBreakers[] | null {
  if ('not' in node) return partsOf(node.not)
  if ('all' in node) return node.all
  return 'any' in node ? node.any : null
}

export function withParts(node: DealBreakers, parts: readonly DealBreakers[]): DealBreakers {
  if ('not' in node) return { not: withParts(node.not, parts) }
  return 'any' in node ? { any: [...parts] } : { all: [...parts] }
}

const isAnyOf = (node: DealBreakers): boolean => ('not' in node ? isAnyOf(node.not) : 'any' in node)

export function modeOf(group: DealBreakers): GroupMode {
  if (isAnyOf(group)) return isTurned(group) ? 'none' : 'any'
  return isTurned(group) ? 'not-all' : 'all'
}

export function groupOf(mode: GroupMode, parts: readonly DealBreakers[]): DealBreakers {
  const group = mode === 'any' || mode === 'none' ? { any: [...parts] } : { all: [...parts] }
  return mode === 'none' || mode === 'not-all' ? { not: group } : group
}

/** How many groups stand in each other here: 0 for a single condition. */
export function groupDepth(node: DealBreakers): number {
  const parts = partsOf(node)
  return parts === null ? 0 : 1 + Math.max(0, ...parts.map(groupDepth))
}

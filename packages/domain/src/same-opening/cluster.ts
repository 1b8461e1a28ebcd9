export type Edge = { a: string; b: string; score: number }
export type Split = { a: string; b: string }

/**
 * Joins listings by their surest edges first, but never so that two of them stand together that were split: a third one that is
 * like both cannot bring them back together.
 */
export function clusters(ids: readonly string[], edges: readonly Edge[], splits: readonly Split[]): string[][] {
  const clusterOf = new Map(ids.map((id) => [id, new Set([id])]))
  const isSplit = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    splits.some(({ a, b }) => (one.has(a) && other.has(b)) || (one.has(b) && other.has(a)))
  const surestFirst = [...edges].sort((x, y) => y.score - x.score || x.a.localeCompare(y.a) || x.b.localeCompare(y.b))
  for (const { a, b } of surestFirst) {
    const [one, other] = [clusterOf.get(a), clusterOf.get(b)]
    if (!one || !other || one === other || isSplit(one, other)) continue
    for (const id of other) {
      one.add(id)
      clusterOf.set(id, one)
    }
  }
  return [...new Set(clusterOf.values())].map((cluster) => [...cluster].sort())
}

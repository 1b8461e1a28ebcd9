export type Pair = { a: string; b: string }
export type Edge = Pair & { score: number }

/** What is known of which listings are one opening: comparisons, and the person's own word, which counts before them. */
export type Known = { edges: readonly Edge[]; splits: readonly Pair[]; joins: readonly Pair[] }

/** Surer than any comparison, which ends at 1. */
const personsWord = 2

/**
 * Joins listings by what the person said first and then by their surest edges, but never so that two of them stand together that
 * were split: a third one that is like both cannot bring them back together.
 */
export function clusters(ids: readonly string[], { edges, splits, joins }: Known): string[][] {
  const clusterOf = new Map(ids.map((id) => [id, new Set([id])]))
  const isSplit = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    splits.some(({ a, b }) => (one.has(a) && other.has(b)) || (one.has(b) && other.has(a)))
  const surestFirst = [...edges, ...joins.map((join) => ({ ...join, score: personsWord }))].sort(
    (x, y) => y.score - x.score || x.a.localeCompare(y.a) || x.b.localeCompare(y.b),
  )
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

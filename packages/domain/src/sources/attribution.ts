import { sourceKind } from '@jobpilot/schemas/sources'
import { adapterOf } from './registry.ts'

/** What has to stand beside a posting of a source, by its terms, and where it leads; null for a kind this version does not know. */
export type Attribution = { text: string; url: string }

export function attributionOf({ kind, board }: { kind: string; board: string }): Attribution | null {
  const known = sourceKind.safeParse(kind)
  if (!known.success) return null
  const { text, url } = adapterOf(known.data).terms.attribution
  // A site of its own is its own board.
  return { text, url: url === '' ? board : url }
}

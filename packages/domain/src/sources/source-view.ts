import {
  type SourceDrift,
  type SourceError,
  type SourceHealth,
  type SourceKind,
  sourceDrift,
  sourceError,
  sourceHealth,
  sourceKind,
} from '@jobpilot/schemas/sources'
import type { SourceAdapter } from './adapter.ts'
import { attributionOf } from './attribution.ts'
import { adapterOf } from './registry.ts'

export type SourceView = {
  id: string
  kind: SourceKind
  kindName: string
  board: string
  /** What a person calls it: the employer, the search, or the feed. */
  name: string
  isOn: boolean
  health: SourceHealth
  error: SourceError | null
  drift: SourceDrift
  lastRunAt: string | null
  lastOkAt: string | null
  nextRunAt: string | null
  seen: number
  added: number
  changed: number
  gone: number
  open: number
  /** Its last runs, oldest first. */
  runs: {
    at: string
    outcome: 'ok' | 'unchanged' | 'empty' | 'waiting' | 'failed'
    added: number
    changed: number
    gone: number
  }[]
  attribution: { text: string; url: string }
}

export type SourceRow = {
  id: string
  kind: string
  board: string
  employer: string | null
  isOn: boolean
  health: string
  lastError: unknown
  drift: unknown
  lastRunAt: Date | null
  lastOkAt: Date | null
  nextRunAt: Date
  lastSeen: number
  lastNew: number
  lastChanged: number
  lastGone: number
  open: number
  runs: SourceView['runs'] | null
}

const nameOf = (adapter: SourceAdapter, row: SourceRow): string =>
  row.employer ?? (adapter.boardIs === 'none' ? adapter.name : row.board)

/** A source as screens show it; undefined for a kind this version does not know. */
export function sourceView(row: SourceRow): SourceView | undefined {
  const kind = sourceKind.safeParse(row.kind)
  if (!kind.success) return undefined
  const adapter = adapterOf(kind.data)
  return {
    id: row.id,
    kind: kind.data,
    kindName: adapter.name,
    board: row.board,
    name: nameOf(adapter, row),
    isOn: row.isOn,
    health: sourceHealth.catch('new').parse(row.health),
    error: sourceError.nullable().catch(null).parse(row.lastError),
    drift: sourceDrift.catch({}).parse(row.drift),
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    lastOkAt: row.lastOkAt?.toISOString() ?? null,
    nextRunAt: row.isOn ? row.nextRunAt.toISOString() : null,
    seen: row.lastSeen,
    added: row.lastNew,
    changed: row.lastChanged,
    gone: row.lastGone,
    open: row.open,
    runs: row.runs ?? [],
    attribution: attributionOf(row) ?? adapter.terms.attribution,
  }
}

import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { notFound } from '../errors.ts'
import { findOwnCluster } from './own-cluster.ts'

export type SeenAt = {
  listingId: string
  title: string
  employer: string | null
  url: string
  source: { kind: string; board: string; employer: string | null }
  firstSeenAt: string
  lastSeenAt: string
  goneAt: string | null
  /** It repeats an earlier posting of its source. */
  isRepost: boolean
}

export type SameOpeningView = {
  /** Where this opening was seen, the listing itself included, first seen first. */
  seen: SeenAt[]
  /** Listings this person took out of it. */
  splitOff: SeenAt[]
  /** Listings that may be the same: for a person to judge. */
  unsure: (SeenAt & { score: number })[]
}

/** Where an opening was seen, as this person has it: groups, with their own word before them. Throws `not-found`. */
export function getSameOpening(db: Database, userId: string, listingId: string): Promise<SameOpeningView> {
  return withUser(db, userId, async (tx) => {
    const { own, splitOff } = await findOwnCluster(tx, listingId)
    const unsure = await readUnsure(tx, own, splitOff)
    const rows = await readSeen(tx, [...own, ...splitOff, ...unsure.keys()])
    if (!rows.some((row) => row.listingId === listingId)) throw notFound('opening')
    const of = (ids: Iterable<string>) => {
      const wanted = new Set(ids)
      return rows.filter((row) => wanted.has(row.listingId))
    }
    return {
      seen: of(own),
      splitOff: of(splitOff),
      unsure: of(unsure.keys()).map((row) => ({ ...row, score: unsure.get(row.listingId) ?? 0 })),
    }
  })
}

/** Listings that a comparison was not sure of, and about which the person has not said anything either. */
async function readUnsure(
  tx: UserTransaction,
  own: readonly string[],
  splitOff: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; score: number }>`
    select case when a = any(${[...own]}::uuid[]) then b else a end as id, max(score) as score from listing_edges
    where verdict = 'unsure' and (a = any(${[...own]}::uuid[])) <> (b = any(${[...own]}::uuid[]))
      and (a = any(${[...own]}::uuid[]) or b = any(${[...own]}::uuid[]))
      and a <> all(${[...splitOff]}::uuid[]) and b <> all(${[...splitOff]}::uuid[])
    group by 1 order by score desc limit 20`.execute(tx)
  return new Map(rows.map(({ id, score }) => [id, score]))
}

async function readSeen(tx: UserTransaction, ids: readonly string[]): Promise<SeenAt[]> {
  const { rows } = await sql<{
    id: string
    title: string
    employer: string | null
    url: string
    kind: string
    board: string
    sourceEmployer: string | null
    firstSeenAt: Date
    lastSeenAt: Date
    goneAt: Date | null
    isRepost: boolean
  }>`
    select l.id, l.title, l.employer, l.url, s.kind, s.board, s.employer as source_employer, l.first_seen_at, l.last_seen_at,
      l.gone_at, l.reposted_from is not null as is_repost
    from listings l join sources s on s.id = l.source_id where l.id = any(${[...ids]}::uuid[])
    order by l.first_seen_at, l.id`.execute(tx)
  return rows.map((row) => ({
    listingId: row.id,
    title: row.title,
    employer: row.employer,
    url: row.url,
    source: { kind: row.kind, board: row.board, employer: row.sourceEmployer },
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    goneAt: row.goneAt?.toISOString() ?? null,
    isRepost: row.isRepost,
  }))
}

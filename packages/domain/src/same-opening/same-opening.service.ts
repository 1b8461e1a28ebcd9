import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { notFound } from '../errors.ts'
import { clusters, type Edge, type Split } from './cluster.ts'

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

/** Where an opening was seen, as this person has it: groups minus what they split. Throws `not-found`. */
export function getSameOpening(db: Database, userId: string, listingId: string): Promise<SameOpeningView> {
  return withUser(db, userId, async (tx) => {
    const { own, splitOff } = await ownCluster(tx, listingId)
    const unsure = await readUnsure(tx, own)
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

/** The listings that are one opening with this one for the person; the listing alone when it is in no group. */
export const findSameListings = async (tx: UserTransaction, listingId: string): Promise<string[]> =>
  (await ownCluster(tx, listingId)).own

/** Takes a listing out of the opening it was grouped into, for this person, for good. Repeating it changes nothing. */
export function splitListing(db: Database, userId: string, listingId: string): Promise<SameOpeningView> {
  return withUser(db, userId, async (tx) => {
    const { own } = await ownCluster(tx, listingId)
    const others = own.filter((id) => id !== listingId)
    if (others.length === 0 && (await readSeen(tx, [listingId])).length === 0) throw notFound('opening')
    await sql`
      insert into listing_splits (user_id, a, b)
      select ${userId}::uuid, least(${listingId}::uuid, other), greatest(${listingId}::uuid, other)
      from unnest(${others}::uuid[]) as other
      on conflict (user_id, a, b) do update set undone_at = null, made_at = clock_timestamp()`.execute(tx)
  }).then(() => getSameOpening(db, userId, listingId))
}

/** Takes back that a listing was split from others. */
export function undoSplit(db: Database, userId: string, listingId: string): Promise<SameOpeningView> {
  return withUser(db, userId, async (tx) => {
    await sql`
      update listing_splits set undone_at = clock_timestamp()
      where user_id = ${userId} and (a = ${listingId} or b = ${listingId}) and undone_at is null`.execute(tx)
  }).then(() => getSameOpening(db, userId, listingId))
}

async function ownCluster(tx: UserTransaction, listingId: string): Promise<{ own: string[]; splitOff: string[] }> {
  const { rows: members } = await sql<{ id: string }>`
    select fellow.listing_id as id from listing_groups own join listing_groups fellow using (group_id)
    where own.listing_id = ${listingId}`.execute(tx)
  if (members.length === 0) return { own: [listingId], splitOff: [] }
  const ids = members.map(({ id }) => id)
  const { rows: edges } = await sql<Edge>`
    select a, b, score from listing_edges where verdict = 'same' and a = any(${ids}::uuid[]) and b = any(${ids}::uuid[])`.execute(
    tx,
  )
  const { rows: splits } = await sql<Split>`
    select a, b from listing_splits where undone_at is null and a = any(${ids}::uuid[]) and b = any(${ids}::uuid[])`.execute(
    tx,
  )
  const own = clusters(ids, edges, splits).find((cluster) => cluster.includes(listingId)) ?? [listingId]
  return { own, splitOff: ids.filter((id) => !own.includes(id)) }
}

async function readUnsure(tx: UserTransaction, own: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; score: number }>`
    select case when a = any(${[...own]}::uuid[]) then b else a end as id, max(score) as score from listing_edges
    where verdict = 'unsure' and (a = any(${[...own]}::uuid[])) <> (b = any(${[...own]}::uuid[]))
      and (a = any(${[...own]}::uuid[]) or b = any(${[...own]}::uuid[]))
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

import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from '@jobpilot/db/client'
import type { DB } from '@jobpilot/db/types'
import { compareOpenings } from '@jobpilot/engine/same-opening/compare-openings'
import { type Kysely, sql } from 'kysely'
import { horizon } from '../listings/horizon.ts'
import { type ComparableListing, findOthers, readComparables, writeKeys } from './find-comparables.ts'

/** Listings compared in one round, which is one transaction of a second or two. */
const roundSize = 150
/** No opening is posted more often; what joins more by sure edges is cut here. */
const mostMembers = 500

/**
 * Compares the listings that were written since the last time with those they may be the same as, and groups them anew. One
 * worker at a time; how far it got commits with what it found, so a kill costs a repetition of one round. Returns how many
 * listings were compared; 0 when there are no more.
 */
export async function groupListings(system: Database): Promise<number> {
  return await system.transaction().execute(async (tx) => {
    const mine = await sql<{
      readTo: string
    }>`select read_to::text as read_to from grouping for update skip locked`.execute(tx)
    const from = mine.rows[0]?.readTo
    if (from === undefined) return 0
    const { rows } = await sql<{ id: string; writtenIn: string }>`
      select listing_id as id, written_in::text as written_in from listing_facts
      where written_in >= ${from}::xid8 and written_in < ${horizon}
      order by written_in fetch first ${sql.lit(roundSize)} rows with ties`.execute(tx)
    const last = rows.at(-1)
    if (!last) return 0
    const ids = rows.map(({ id }) => id)
    const ones = await readComparables(tx, ids)
    await writeKeys(tx, ones)
    for (const one of ones) {
      await compareWithOthers(tx, one)
      await breathe()
    }
    await regroup(tx, ids)
    await sql`update grouping set read_to = ((${last.writtenIn})::bigint + 1)::text::xid8`.execute(tx)
    return rows.length
  })
}

/** Writes what the comparisons of one listing say now; an edge that no comparison supports any more goes. */
async function compareWithOthers(tx: Kysely<DB>, one: ComparableListing): Promise<void> {
  const edges = (await findOthers(tx, one)).flatMap((other) => {
    const { verdict, score, reason } = compareOpenings(one, other)
    const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
    return verdict === 'different' ? [] : [{ a, b, verdict, score, reason }]
  })
  await sql`
    delete from listing_edges where (a = ${one.id} or b = ${one.id})
      and not exists (select from json_to_recordset(${JSON.stringify(edges)}) as said (a uuid, b uuid)
        where said.a = listing_edges.a and said.b = listing_edges.b)`.execute(tx)
  if (edges.length === 0) return
  await sql`
    insert into listing_edges (a, b, verdict, score, reason)
    select * from json_to_recordset(${JSON.stringify(edges)}) as said (a uuid, b uuid, verdict text, score real, reason text)
    on conflict (a, b) do update set verdict = excluded.verdict, score = excluded.score, reason = excluded.reason,
      made_at = clock_timestamp()`.execute(tx)
}

/** Computes the groups of these listings, and of all they were or are grouped with, from the sure edges. */
async function regroup(tx: Kysely<DB>, ids: readonly string[]): Promise<void> {
  const { rows: touched } = await sql<{ id: string }>`
    select unnest(${[...ids]}::uuid[]) as id union
    select fellow.listing_id from listing_groups own join listing_groups fellow using (group_id)
    where own.listing_id = any(${[...ids]}::uuid[])`.execute(tx)
  const left = new Set(touched.map(({ id }) => id))
  await sql`delete from listing_groups where listing_id = any(${[...left]}::uuid[])`.execute(tx)
  for (const id of left) {
    const members = await membersOf(tx, id)
    for (const member of members) left.delete(member)
    if (members.length < 2) continue
    await sql`
      insert into listing_groups (listing_id, group_id)
      select member, ${members[0]}::uuid from unnest(${members}::uuid[]) as member
      on conflict (listing_id) do update set group_id = excluded.group_id`.execute(tx)
  }
}

async function membersOf(tx: Kysely<DB>, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive joined (id) as (
      select ${id}::uuid
      union
      select case when edge.a = joined.id then edge.b else edge.a end
      from joined join listing_edges edge on edge.verdict = 'same' and (edge.a = joined.id or edge.b = joined.id)
    )
    select id from joined order by id limit ${mostMembers}`.execute(tx)
  return rows.map((row) => row.id)
}

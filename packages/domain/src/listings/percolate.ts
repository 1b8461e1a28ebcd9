import type { Database } from '@jobpilot/db/client'
import type { DB } from '@jobpilot/db/types'
import { WishIndex } from '@jobpilot/engine/candidates/wish-index'
import { wish } from '@jobpilot/schemas/wish'
import { sql, type Transaction } from 'kysely'
import { readHorizon } from './horizon.ts'
import { eachFacts } from './read-facts.ts'
import type { FactsOfListing } from './store-facts.ts'

/** From this estimate on a new listing is worth comparing exactly. */
export const leastEstimate = 50
/** Candidates a person gets of one batch; the best of more. */
const mostOfBatch = 50
/** Candidates that nobody looked at are forgotten after this many days: the listing is found again when a search is run. */
const keepDays = 30

/**
 * Holds the listings that were written since the last time against everyone's wishes, and writes down whom each may be for.
 * One worker at a time; how far it got commits with what it found, so a kill at any moment costs a repetition of one round.
 * Returns how many listings were read.
 */
export async function percolate(system: Database): Promise<number> {
  return await system.transaction().execute(async (tx) => {
    const mine = await sql<{ readTo: string }>`
      select read_to::text as read_to from percolation for update skip locked`.execute(tx)
    const from = mine.rows[0]?.readTo
    if (from === undefined) return 0
    const to = await readHorizon(tx)
    if (to === from) return 0
    const wishes = await readWishes(tx)
    let count = 0
    const isNew = sql`is_open and written_in >= ${from}::xid8 and written_in < ${to}::xid8`
    for await (const rows of eachFacts(tx, isNew)) {
      await storeCandidates(tx, wishes, rows)
      count += rows.length
    }
    await sql`update percolation set read_to = ${to}::xid8`.execute(tx)
    await sql`delete from candidates where found_at < now() - make_interval(days => ${keepDays})`.execute(tx)
    return count
  })
}

async function readWishes(tx: Transaction<DB>): Promise<WishIndex> {
  const index = new WishIndex()
  const { rows } = await sql<{ userId: string; content: unknown }>`
    select user_id, content from wishes`.execute(tx)
  for (const { userId, content } of rows) index.add(userId, wish.parse(content))
  return index
}

async function storeCandidates(tx: Transaction<DB>, wishes: WishIndex, rows: readonly FactsOfListing[]): Promise<void> {
  const byPerson = new Map<string, { user_id: string; listing_id: string; estimate: number; is_sure: boolean }[]>()
  for (const { listingId, facts } of rows)
    for (const { userId, estimate, isSure } of wishes.findInterested(facts, leastEstimate)) {
      const found = byPerson.get(userId) ?? []
      found.push({ user_id: userId, listing_id: listingId, estimate, is_sure: isSure })
      byPerson.set(userId, found)
    }
  const best = [...byPerson.values()].flatMap((found) =>
    found.sort((a, b) => b.estimate - a.estimate).slice(0, mostOfBatch),
  )
  if (best.length === 0) return
  // Somebody may be erased meanwhile: their rows are left out instead of failing everybody's.
  await sql`
    insert into candidates (user_id, listing_id, estimate, is_sure)
    select item.* from json_to_recordset(${JSON.stringify(best)})
      as item (user_id uuid, listing_id uuid, estimate real, is_sure boolean)
    join users on users.id = item.user_id
    on conflict (user_id, listing_id) do nothing`.execute(tx)
}

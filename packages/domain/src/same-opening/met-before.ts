import type { Database } from '@jobpilot/db/client'
import type { ApplicationStage } from '@jobpilot/db/types'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { canonicalUrl } from '@jobpilot/engine/listing/canonical-url'
import { type MetBefore, metBefores } from '@jobpilot/schemas/same-opening'
import { sql } from 'kysely'
import { notFound } from '../errors.ts'
import { findSameListings } from './own-cluster.ts'

export type Met = {
  postingId: string
  title: string | null
  how: MetBefore
  /** Where the application stands; null before there is one. */
  stage: ApplicationStage | null
  at: string
}

type Row = {
  id: string
  url: string | null
  listingId: string | null
  title: string | null
  review: string | null
  stage: ApplicationStage | null
  at: Date
}

const howOf = ({ stage, review }: Row): MetBefore | null => {
  if (stage !== null && stage !== 'saved') return 'applied'
  return review === 'passed' ? 'passed' : review === 'kept' || stage === 'saved' ? 'kept' : null
}

/**
 * Other postings of the person's that are the same opening as this one and that they applied to, kept or passed; the weightiest
 * first. The same are listings that are one opening for the person, and addresses of those. Throws `not-found`.
 */
export function findMetBefore(db: Database, userId: string, postingId: string): Promise<Met[]> {
  return withUser(db, userId, async (tx) => {
    const posting = await tx
      .selectFrom('postings')
      .select(['listingId', 'url'])
      .where('id', '=', postingId)
      .where('userId', '=', userId)
      .executeTakeFirst()
    if (!posting) throw notFound('opening')
    const addresses = new Set(posting.url === null ? [] : [canonicalUrl(posting.url)])
    const listings = await sameListings(tx, posting.listingId, [...addresses])
    for (const { canonicalUrl: address } of listings) addresses.add(address)
    const ids = new Set(listings.map(({ id }) => id))
    const isSame = ({ listingId, url }: Row) =>
      (listingId !== null && ids.has(listingId)) || (url !== null && addresses.has(canonicalUrl(url)))
    return (await decided(tx, userId, postingId))
      .flatMap((row) => {
        const how = howOf(row)
        return how === null || !isSame(row)
          ? []
          : [{ postingId: row.id, title: row.title, how, stage: row.stage, at: row.at.toISOString() }]
      })
      .sort((a, b) => metBefores.indexOf(a.how) - metBefores.indexOf(b.how) || b.at.localeCompare(a.at))
  })
}

async function sameListings(
  tx: UserTransaction,
  listingId: string | null,
  addresses: readonly string[],
): Promise<{ id: string; canonicalUrl: string }[]> {
  const start = listingId ?? (await listingAt(tx, addresses))
  if (start === undefined) return []
  const ids = await findSameListings(tx, start)
  return await tx.selectFrom('listings').select(['id', 'canonicalUrl']).where('id', 'in', ids).execute()
}

async function listingAt(tx: UserTransaction, addresses: readonly string[]): Promise<string | undefined> {
  const [address] = addresses
  if (address === undefined) return undefined
  const row = await tx.selectFrom('listings').select('id').where('canonicalUrl', '=', address).executeTakeFirst()
  return row?.id
}

/** The person's other postings that they have decided about. */
async function decided(tx: UserTransaction, userId: string, exceptId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.url, p.listing_id, p.content -> 'title' ->> 'value' as title, p.review, a.stage,
      coalesce(case when a.stage <> 'saved' then a.updated_at end, p.reviewed_at, a.updated_at, p.created_at) as at
    from postings p
      left join applications a on a.opening_id = p.opening_id and a.user_id = p.user_id and a.deleted_at is null
    where p.user_id = ${userId} and p.id <> ${exceptId} and p.deleted_at is null
      and (a.stage is not null or p.review in ('kept', 'passed'))`.execute(tx)
  return rows
}

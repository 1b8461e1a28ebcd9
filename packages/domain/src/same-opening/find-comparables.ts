import type { DB } from '@jobpilot/db/types'
import { canonicalUrl } from '@jobpilot/engine/listing/canonical-url'
import type { Comparable } from '@jobpilot/engine/same-opening/compare-openings'
import { openingKeys } from '@jobpilot/engine/same-opening/opening-keys'
import { type Kysely, sql } from 'kysely'
import { textOf } from '../listings/kept-words.ts'

export type ComparableListing = Comparable & { id: string }

type Row = {
  id: string
  title: string
  employer: string | null
  employerKey: string | null
  places: string[]
  workMode: string | null
  canonicalUrl: string
  applyUrl: string | null
  document: Uint8Array | null
  text: string | null
}

/** Others of one key that are looked at: more of them are a mass posting, of which the newest tell enough. */
const mostOthers = 20

const columns = sql.raw(
  'l.id, l.title, l.employer, f.employer_key, f.places, f.work_mode, l.canonical_url, l.apply_url, l.document, l.text',
)

function comparable({ workMode, document, text, applyUrl, places, ...row }: Row): ComparableListing {
  const whole = textOf({ document, text })
  return {
    ...row,
    // Remote work is wherever its posting says, so a place tells nothing apart.
    places: workMode === 'remote' ? [] : places,
    applyUrl: applyUrl === null ? null : canonicalUrl(applyUrl),
    body: whole.slice(whole.indexOf('\n\n') + 2),
  }
}

export async function readComparables(db: Kysely<DB>, ids: readonly string[]): Promise<ComparableListing[]> {
  const { rows } = await sql<Row>`
    select ${columns} from listings l join listing_facts f on f.listing_id = l.id
    where l.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.map(comparable)
}

/** Writes under which keys these listings are found as perhaps the same as another. */
export async function writeKeys(db: Kysely<DB>, listings: readonly ComparableListing[]): Promise<void> {
  const keys = listings.flatMap(({ id, title, employer, employerKey }) =>
    openingKeys(title, employer, employerKey).map((key) => ({ id, key })),
  )
  const rows = sql`json_to_recordset(${JSON.stringify(keys)}) as row (id uuid, key integer)`
  await sql`
    delete from listing_opening_keys where listing_id = any(${listings.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`
    insert into listing_opening_keys (key, posted_on, listing_id)
    select row.key, facts.posted_on, row.id from ${rows} join listing_facts facts on facts.listing_id = row.id`.execute(
    db,
  )
}

/**
 * The listings that may be the same opening: the newest of the same employer and a similar title, those of the very same role
 * first, or any with the same address.
 */
export async function findOthers(db: Kysely<DB>, one: ComparableListing): Promise<ComparableListing[]> {
  const keys = openingKeys(one.title, one.employer, one.employerKey)
  const { rows } = await sql<Row>`
    with named as materialized (
      select other.listing_id, min(wanted.place) as place, max(other.posted_on) as posted_on
      from unnest(${keys}::integer[]) with ordinality as wanted (key, place) cross join lateral (
        select listing_id, posted_on from listing_opening_keys
        where key = wanted.key and listing_id <> ${one.id}
        order by posted_on desc, listing_id desc limit ${mostOthers}
      ) as other
      group by other.listing_id order by 2, 3 desc, 1 limit ${mostOthers}
    ), others as materialized (
      select listing_id as id from named
      union
      (select id from listings where canonical_url = ${one.canonicalUrl} and id <> ${one.id} limit ${mostOthers})
      union
      (select id from listings where canonical_url = ${one.applyUrl} and id <> ${one.id} limit ${mostOthers})
    )
    select ${columns} from others join listings l on l.id = others.id join listing_facts f on f.listing_id = others.id`.execute(
    db,
  )
  return rows.map(comparable)
}

import type { DB } from '@jobpilot/db/types'
import { canonicalUrl } from '@jobpilot/engine/listing/canonical-url'
import type { Comparable } from '@jobpilot/engine/same-opening/compare-openings'
import { type Kysely, sql } from 'kysely'

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
  text: string
}

/** Others of one employer and title that are looked at: more of them are a mass posting, of which the newest tell enough. */
const mostOthers = 20

const columns = sql.raw(
  'l.id, l.title, l.employer, f.employer_key, f.places, f.work_mode, l.canonical_url, l.apply_url, l.text',
)

const comparable = ({ workMode, text, applyUrl, places, ...row }: Row): ComparableListing => ({
  ...row,
  // Remote work is wherever its posting says, so a place tells nothing apart.
  places: workMode === 'remote' ? [] : places,
  applyUrl: applyUrl === null ? null : canonicalUrl(applyUrl),
  body: text.slice(text.indexOf('\n\n') + 2),
})

export async function readComparables(db: Kysely<DB>, ids: readonly string[]): Promise<ComparableListing[]> {
  const { rows } = await sql<Row>`
    select ${columns} from listings l join listing_facts f on f.listing_id = l.id
    where l.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.map(comparable)
}

/** The listings that may be the same opening: same employer with a similar title, or the same address. */
export async function findOthers(db: Kysely<DB>, one: ComparableListing): Promise<ComparableListing[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      (select listing_id as id from listing_facts
        where employer_key = ${one.employerKey} and lower(title) % lower(${one.title}) and listing_id <> ${one.id}
        order by posted_on desc, listing_id limit ${mostOthers})
      union
      (select id from listings where canonical_url = ${one.canonicalUrl} and id <> ${one.id} limit ${mostOthers})
      union
      (select id from listings where canonical_url = ${one.applyUrl} and id <> ${one.id} limit ${mostOthers})
    ) as other`.execute(db)
  return rows.length === 0
    ? []
    : await readComparables(
        db,
        rows.map(({ id }) => id),
      )
}

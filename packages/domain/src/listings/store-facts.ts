import type { DB } from '@jobpilot/db/types'
import type { ListingFacts } from '@jobpilot/schemas/listing-facts'
import { type Kysely, sql } from 'kysely'
import { factsColumns } from './facts-columns.ts'

/** The facts of one listing, and whether it can still be applied to. `postedOn` is an ISO date. */
export type FactsOfListing = { listingId: string; isOpen: boolean; postedOn: string; facts: ListingFacts }

const columnList = sql.join(factsColumns.map((column) => sql.ref(column)))
const newValues = sql.join(
  factsColumns.slice(1).map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
)

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function asRow({ facts, ...rest }: FactsOfListing): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...rest, ...facts }).map(([name, value]) => [snakeCase(name), value]))
}

/** Writes the facts of new and changed listings in one statement, however many. Works as the system role. */
export async function storeFacts(db: Kysely<DB>, rows: readonly FactsOfListing[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into listing_facts (${columnList})
    select ${columnList} from json_populate_recordset(null::listing_facts, ${JSON.stringify(rows.map(asRow))}::json)
    on conflict (listing_id) do update set ${newValues}`.execute(db)
}

/** Marks listings as open or not, when their source stops or starts showing them. Works as the system role. */
export async function setFactsOpen(db: Kysely<DB>, listingIds: readonly string[], isOpen: boolean): Promise<void> {
  if (listingIds.length === 0) return
  await sql`
    update listing_facts set is_open = ${isOpen}
    where listing_id = any(${[...listingIds]}::uuid[]) and is_open <> ${isOpen}`.execute(db)
}

import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { titleCredits } from '@jobpilot/engine/candidates/estimate'
import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { mostCounted } from '@jobpilot/schemas/search'
import { sql } from 'kysely'
import { findSearchBasis } from '../wishes/wishes.service.ts'
import { dealBreakersAsSql } from './as-sql.ts'

export type Relaxed = {
  /** Open listings with a word of the wish that violate nothing. */
  fitting: number
  /** For each condition of the top level, how many more there would be without it. */
  without: { condition: DealBreakers; more: number }[]
}

/**
 * What each condition costs, counted among the listings this instance holds. `tree` is what is on the screen, saved or not.
 */
export function countRelaxed(db: Database, userId: string, tree: DealBreakers): Promise<Relaxed> {
  return withUser(db, userId, async (tx) => {
    const basis = await findSearchBasis(tx, userId)
    const stems = [...new Set((basis?.wish.titles ?? []).flatMap((wanted) => [...titleCredits(wanted).keys()]))]
    const fits = stems.length === 0 ? sql`true` : sql`title_terms && ${stems}::text[]`
    const count = async (condition: ReturnType<typeof sql>) => {
      const { rows } = await sql<{ count: string }>`
        select count(*) as count from (
          select from listing_facts where is_open and ${fits} and ${condition} limit ${mostCounted}) as found`.execute(
        tx,
      )
      return Number(rows[0]?.count ?? 0)
    }
    const conditions = 'all' in tree ? tree.all : [tree]
    const without: Relaxed['without'] = []
    for (const [at, condition] of conditions.entries()) {
      const others = dealBreakersAsSql({ all: conditions.filter((_, other) => other !== at) })
      const more = await count(sql`(${others}) is not false and (${dealBreakersAsSql(condition)}) is false`)
      without.push({ condition, more })
    }
    return { fitting: await count(sql`(${dealBreakersAsSql(tree)}) is not false`), without }
  })
}

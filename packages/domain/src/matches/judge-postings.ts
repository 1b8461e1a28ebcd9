import type { UserTransaction } from '@jobpilot/db/with-user'
import { compileDealBreakers } from '@jobpilot/engine/deal-breakers/holds'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { sql } from 'kysely'

/** Holds postings against the deal-breakers as they are now, and writes down which break one and which fulfil all for sure. */
export async function judgePostings(
  tx: UserTransaction,
  userId: string,
  dealBreakers: DealBreakers,
  postings: readonly { id: string; content: PostingContent; text: string }[],
): Promise<void> {
  const holds = compileDealBreakers(dealBreakers)
  const judged = postings.map(({ id, content, text }) => ({ id, truth: holds(listingFacts(content, text)) }))
  await sql`
    update postings set is_sure = judged.truth is true, is_ruled_out = judged.truth is false
    from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as judged (id uuid, truth boolean)
    where postings.id = judged.id and user_id = ${userId}
      and (is_sure is distinct from (judged.truth is true) or is_ruled_out <> (judged.truth is false))`.execute(tx)
}

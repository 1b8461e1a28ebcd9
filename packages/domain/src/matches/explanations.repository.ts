import type { UserTransaction } from '@jobpilot/db/with-user'
import { type MatchExplanation, matchExplanation } from '@jobpilot/schemas/match'

/** Keeps what a model said of listings that were just laid out for the person, beside their postings. */
export async function storeExplanations(
  tx: UserTransaction,
  userId: string,
  profileVersion: number,
  explained: readonly { listingId: string; explanation: MatchExplanation }[],
): Promise<void> {
  if (explained.length === 0) return
  const byListing = new Map(explained.map(({ listingId, explanation }) => [listingId, explanation]))
  const postings = await tx
    .selectFrom('postings')
    .select(['id', 'version', 'listingId'])
    .where('userId', '=', userId)
    .where('listingId', 'in', [...byListing.keys()])
    .execute()
  const rows = postings.map(({ id, version, listingId }) => ({
    postingId: id,
    userId,
    postingVersion: version,
    profileVersion,
    content: JSON.stringify(byListing.get(listingId ?? '')),
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('matchExplanations')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('postingId').doUpdateSet((eb) => ({
        postingVersion: eb.ref('excluded.postingVersion'),
        profileVersion: eb.ref('excluded.profileVersion'),
        content: eb.ref('excluded.content'),
        createdAt: eb.ref('excluded.createdAt'),
      })),
    )
    .execute()
}

/** What a model said of postings, by their ids; of those that none spoke of as they and the profile are now, nothing. */
export async function findExplanations(
  tx: UserTransaction,
  userId: string,
  postingIds: readonly string[],
): Promise<Map<string, MatchExplanation>> {
  if (postingIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('matchExplanations as explained')
    .innerJoin('postings', 'postings.id', 'explained.postingId')
    .innerJoin('profiles', 'profiles.userId', 'explained.userId')
    .select(['explained.postingId', 'explained.content'])
    .where('explained.userId', '=', userId)
    .where('explained.postingId', 'in', postingIds)
    .whereRef('explained.postingVersion', '=', 'postings.version')
    .whereRef('explained.profileVersion', '=', 'profiles.version')
    .execute()
  return new Map(rows.map(({ postingId, content }) => [postingId, matchExplanation.parse(content)]))
}

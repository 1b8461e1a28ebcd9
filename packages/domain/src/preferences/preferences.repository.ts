import type { UserTransaction } from '@jobpilot/db/with-user'
import { type Preferences, preferences } from '@jobpilot/schemas/preferences'

/** What the person said they look for, and when; undefined when they have said nothing. */
export async function findPreferences(
  tx: UserTransaction,
  userId: string,
): Promise<{ content: Preferences; updatedAt: Date } | undefined> {
  const row = await tx
    .selectFrom('preferences')
    .select(['content', 'updatedAt'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row && { content: preferences.parse(row.content), updatedAt: row.updatedAt }
}

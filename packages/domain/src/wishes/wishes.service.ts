import type { UserTransaction } from '@jobpilot/db/with-user'
import { makeWish } from '@jobpilot/engine/candidates/make-wish'
import { type PreparedProfile, prepareProfile } from '@jobpilot/engine/match/prepared-profile'
import { noPreferences, type Preferences } from '@jobpilot/schemas/preferences'
import type { Wish } from '@jobpilot/schemas/wish'
import { sql } from 'kysely'
import { findPreferences } from '../preferences/preferences.repository.ts'
import { findProfile } from '../profile/profile.repository.ts'

/** What a search compares with, and the versions it rests on. */
export type SearchBasis = {
  prepared: PreparedProfile
  wish: Wish
  preferences: Preferences
  profileVersion: number
  preferencesAt: Date | null
}

/** Undefined when nothing is known that could be searched by: no profile, or one without a title and a skill. */
export async function findSearchBasis(tx: UserTransaction, userId: string): Promise<SearchBasis | undefined> {
  const profile = await findProfile(tx, userId)
  if (!profile) return undefined
  const stored = await findPreferences(tx, userId)
  const preferences = stored?.content ?? noPreferences
  const prepared = prepareProfile(profile.content, preferences, new Date().toISOString().slice(0, 10))
  const wish = makeWish(prepared, preferences.dealBreakers)
  if (wish.titles.length === 0 && wish.skills.length === 0) return undefined
  return {
    prepared,
    wish,
    preferences,
    profileVersion: profile.version,
    preferencesAt: stored?.updatedAt ?? null,
  }
}

/** Keeps what the person's search asks, after profile or preferences changed. New listings find the person by it. */
export async function refreshWish(tx: UserTransaction, userId: string): Promise<void> {
  const basis = await findSearchBasis(tx, userId)
  if (!basis) {
    await tx.deleteFrom('wishes').where('userId', '=', userId).execute()
    return
  }
  const content = JSON.stringify(basis.wish)
  await tx
    .insertInto('wishes')
    .values({ userId, content })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ content, updatedAt: sql`clock_timestamp()`, searchedAt: null }),
    )
    .execute()
  // Found by what was asked before.
  await tx.deleteFrom('candidates').where('userId', '=', userId).execute()
}

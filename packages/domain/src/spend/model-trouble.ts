import type { Database } from '@jobpilot/db/client'
import type { ModelErrorCode } from '@jobpilot/platform/models/model-error'
import { sql } from 'kysely'

/** Ends that tell of the provider, in words for whoever runs the instance; the others tell of one request. */
const providerTrouble: Partial<Record<string, string>> = {
  'provider-error': 'could not be reached or had trouble',
  'timed-out': 'took too long',
  stalled: 'stopped in the middle of its answer',
  unauthorised: 'did not accept the key',
  'rate-limited': 'limited requests, or the quota of the account is used up',
} satisfies Partial<Record<ModelErrorCode, string>>

/** What is older says nothing of now. */
const longestAgoMs = 60 * 60_000

/** How the newest call of the configured models failed, as the end of a sentence; undefined when it did not, or was long ago. */
export async function findModelTrouble(
  db: Database,
  provider: string,
  models: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ outcome: string; settledAt: Date }>`
    select * from newest_model_outcome(${provider}, ${models}::text[])`.execute(db)
  const newest = rows[0]
  if (!newest || Date.now() - newest.settledAt.getTime() > longestAgoMs) return undefined
  const says = providerTrouble[newest.outcome]
  return says && `${says} (${newest.settledAt.toISOString().slice(11, 16)} UTC)`
}

import type { Database } from '@jobpilot/db/client'
import type { DeliveryState, SuppressionReason } from '@jobpilot/db/types'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { sql } from 'kysely'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'

/** What a provider says became of a mail. `about` is what was sent along with it; null when it names nothing of ours. */
export type Delivery = {
  state: DeliveryState
  at: Date
  about: { userId: string; effectId: string } | null
  /** Addresses that are not to be written to any more, by anybody here. */
  suppress: { addresses: readonly string[]; reason: SuppressionReason } | null
}

/** Keeps it, in one transaction; the same again, late or out of turn changes nothing. */
export async function keepDelivery(db: Database, { state, at, about, suppress }: Delivery): Promise<void> {
  // Without a person no rows of anybody's are seen, and suppressions are nobody's.
  await withUser(db, about?.userId ?? '00000000-0000-0000-0000-000000000000', async (tx) => {
    if (about) await lockPerson(tx, about.userId)
    for (const address of suppress?.addresses ?? []) await suppressAddress(tx, address, suppress?.reason ?? 'bounced')
    if (about) await noteDelivery(tx, about, state, at)
  })
}

/** A complaint weighs more than a bounce, and neither is taken back by the other. */
async function suppressAddress(tx: UserTransaction, address: string, reason: SuppressionReason): Promise<void> {
  await sql`
    insert into mail_suppressions as known (address_hash, reason) values (address_hash(${address}), ${reason})
    on conflict (address_hash) do update set reason = greatest(known.reason, excluded.reason)
      where known.reason < excluded.reason`.execute(tx)
}

async function noteDelivery(
  tx: UserTransaction,
  { userId, effectId }: { userId: string; effectId: string },
  state: DeliveryState,
  at: Date,
): Promise<void> {
  const noted = await tx
    .updateTable('effects')
    .set({ delivery: state, deliveryAt: at })
    .where('id', '=', effectId)
    .where('userId', '=', userId)
    .where((eb) => eb.or([eb('delivery', 'is', null), eb('delivery', '<', state)]))
    .returning('draftId')
    .executeTakeFirst()
  if (!noted) return
  const { draftId } = noted
  await appendEvent(tx, userId, draftId ? { type: 'effect.changed', draftId, state } : { type: 'mail.changed' })
}

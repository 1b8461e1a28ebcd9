import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { htmlOf } from '@jobpilot/platform/mail/html-of'
import type { MailPort, OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import type { MailSnapshot } from '@jobpilot/schemas/effects'
import { appendEvent } from '../events/append-event.ts'
import { stopUrl } from '../mails/stop-links.ts'
import { lockPerson } from '../people/lock-person.ts'
import { claimEffect } from './claim-effect.ts'
import { type EffectView, findEffect } from './effects.repository.ts'
import { attemptMail, type End, recordEnd } from './ledger.ts'

export type Performed =
  | { kind: 'ended'; effect: EffectView }
  | { kind: 'busy' }
  | { kind: 'wait'; ms: number }
  | { kind: 'absent' }

/**
 * Sends one approved e-mail: writes down that it is attempted, does it, writes down how it ended. When this process dies
 * in between, the next one finds the attempt and repeats it only where the adapter makes that harmless. `publicUrl` is where
 * the recipient can ask this person to stop. Throws `BrakeError`; faults of ours too, which leave the attempt for the next one to find.
 */
export async function performEffect(
  db: Database,
  port: MailPort,
  { userId, effectId, publicUrl }: { userId: string; effectId: string; publicUrl: string },
): Promise<Performed> {
  const claim = await withUser(db, userId, async (tx) => {
    const claimed = await claimEffect(tx, userId, effectId, port)
    if (claimed.kind !== 'go') return claimed
    return { ...claimed, unsubscribeUrl: await stopUrl(tx, userId, publicUrl, { effectId }) }
  })
  if (claim.kind === 'wait') return claim
  if (claim.kind === 'stop') {
    if (claim.isBusy) return { kind: 'busy' }
    return claim.effect ? { kind: 'ended', effect: claim.effect } : { kind: 'absent' }
  }
  const { effect, token, unsubscribeUrl } = claim
  const mail = { ...mailOf(effect.content), unsubscribeUrl }
  const end = await attemptMail(port, mail, { key: effect.key, about: { userId, effectId } })
  return { kind: 'ended', effect: await record(db, userId, effect, token, end) }
}

const mailOf = ({
  to,
  toName,
  fromName,
  replyTo,
  subject,
  body,
}: MailSnapshot): Omit<OutgoingMail, 'unsubscribeUrl'> => ({
  to: { name: toName, address: to },
  fromName,
  replyTo,
  subject,
  text: body,
  html: htmlOf(body),
})

const record = (db: Database, userId: string, effect: EffectView, token: string, end: End): Promise<EffectView> =>
  withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    if (await recordEnd(tx, effect.id, token, end))
      await appendEvent(tx, userId, { type: 'effect.changed', draftId: effect.draftId, state: end.state })
    return (await findEffect(tx, effect.id)) ?? effect
  })

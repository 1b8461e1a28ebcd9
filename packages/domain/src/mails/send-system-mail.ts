import type { Database } from '@jobpilot/db/client'
import type { EffectState } from '@jobpilot/db/types'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { MailPort, OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import { type BriefingContent, briefingContent } from '@jobpilot/schemas/briefing'
import type { EffectOutcome } from '@jobpilot/schemas/effects'
import { choiceOf, type SystemMail } from '@jobpilot/schemas/mails'
import { attemptMail, beginAttempt, type End, endEntry, lostWords, recordEnd, standingOf } from '../effects/ledger.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { mailVerdictWords, mayMail } from './mail-policy.ts'
import { stopUrl } from './stop-links.ts'
import { findSystemMail, type SystemMailView } from './system-mails.repository.ts'

/** All that words are made from. `stopUrl` is set for what can be turned off. */
export type MailToCompose = {
  mail: SystemMail
  person: { name: string | null; timeZone: string }
  stopUrl: string | null
  briefing: BriefingContent | null
}
export type ComposedMail = { subject: string; text: string; html: string }

/** How one stands after this try; `again` says that the same try may be made once more without harm. */
export type SentSystemMail = { state: EffectState; outcome: EffectOutcome | null; again: boolean }

type Ready = { view: SystemMailView; address: string; toCompose: MailToCompose }

/** Surely not sent, and likely to work later. */
const passing: readonly string[] = ['unreachable', 'busy', 'sign-in-refused']

/**
 * Sends one mail to the person themselves through the ledger. Undefined when there is none, or another attempt is at it.
 * Where the adapter knows the key, an attempt without an answer is left open to be repeated under the same key; where it does not,
 * nobody knows and it is not sent again.
 */
export async function sendSystemMail(
  db: Database,
  port: MailPort,
  compose: (mail: MailToCompose) => Promise<ComposedMail>,
  { userId, systemMailId, publicUrl }: { userId: string; systemMailId: string; publicUrl: string },
): Promise<SentSystemMail | undefined> {
  const ready = await withUser(db, userId, (tx) => prepare(tx, userId, systemMailId, publicUrl))
  if (!ready) return undefined
  // Before the attempt is written down: what cannot be put into words was surely not sent.
  const composed = await compose(ready.toCompose)
  const mail = outgoing(ready, composed)
  const claim = await withUser(db, userId, (tx) => claimIn(tx, userId, ready.view.id, port))
  if (claim?.token === undefined) return claim?.sent
  const { effectId, key } = ready.view
  const end = await attemptMail(port, mail, { key, about: { userId, effectId } })
  if (end.state === 'unknown' && port.isIdempotent) return { state: 'attempting', outcome: end.outcome, again: true }
  await withUser(db, userId, (tx) => record(tx, userId, effectId, claim.token ?? '', end))
  return { ...end, again: end.state === 'failed' && passing.includes(end.outcome.code) }
}

async function prepare(
  tx: UserTransaction,
  userId: string,
  systemMailId: string,
  publicUrl: string,
): Promise<Ready | undefined> {
  const view = await findSystemMail(tx, systemMailId)
  const person = await tx
    .selectFrom('users')
    .select(['email', 'name', 'timeZone'])
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!view || !person) return undefined
  const { mail } = view
  const choice = choiceOf(mail.kind)
  return {
    view,
    address: person.email ?? '',
    toCompose: {
      mail,
      person: { name: person.name, timeZone: person.timeZone },
      stopUrl: choice && (await stopUrl(tx, userId, publicUrl, { choice })),
      briefing: mail.kind === 'digest' ? await findBriefing(tx, mail.briefingId) : null,
    },
  }
}

async function findBriefing(tx: UserTransaction, id: string): Promise<BriefingContent | null> {
  const row = await tx.selectFrom('briefings').select('content').where('id', '=', id).executeTakeFirst()
  return row ? briefingContent.parse(row.content) : null
}

const outgoing = ({ address, toCompose }: Ready, composed: ComposedMail): OutgoingMail => ({
  to: { name: toCompose.person.name ?? '', address },
  fromName: '',
  replyTo: null,
  ...composed,
  unsubscribeUrl: toCompose.stopUrl,
})

type Claimed = { token: string } | { token?: undefined; sent: SentSystemMail | undefined }

/** One that surely failed may be tried again, as nothing went out. */
async function claimIn(tx: UserTransaction, userId: string, id: string, port: MailPort): Promise<Claimed> {
  await lockPerson(tx, userId)
  const view = await findSystemMail(tx, id)
  if (!view) return { sent: undefined }
  const stopped = { state: view.state, outcome: view.outcome, again: false }
  if (view.state !== 'planned' && view.state !== 'attempting' && view.state !== 'failed') return { sent: stopped }
  const entry = { ...view, id: view.effectId }
  const standing = await standingOf(tx, entry, port)
  if (standing.kind === 'busy') return { sent: undefined }
  if (standing.kind === 'lost') return { sent: await stop(tx, userId, view, 'unknown', lostWords) }
  const verdict = await mayMail(tx, view.mail.kind)
  if (verdict === 'ok') {
    const { token } = await beginAttempt(tx, entry.id, port, standing.lease)
    return { token }
  }
  const state = view.state === 'attempting' ? 'unknown' : 'cancelled'
  return { sent: await stop(tx, userId, view, state, { code: verdict, message: mailVerdictWords[verdict] }) }
}

async function stop(
  tx: UserTransaction,
  userId: string,
  { effectId }: SystemMailView,
  state: 'cancelled' | 'unknown',
  outcome: EffectOutcome,
): Promise<SentSystemMail> {
  await endEntry(tx, effectId, state, outcome)
  await appendEvent(tx, userId, { type: 'mail.changed' })
  return { state, outcome, again: false }
}

async function record(tx: UserTransaction, userId: string, effectId: string, token: string, end: End): Promise<void> {
  await lockPerson(tx, userId)
  if (await recordEnd(tx, effectId, token, end)) await appendEvent(tx, userId, { type: 'mail.changed' })
}

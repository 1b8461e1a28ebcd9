import { randomUUID } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import type { DB, EffectState } from '@jobpilot/db/types'
import type { MailPort } from '@jobpilot/platform/mail/mail-port'
import { sql, type Transaction } from 'kysely'
import { attemptMail } from '../effects/ledger.ts'
import type { ComposedMail } from './send-system-mail.ts'

/** What there is left to say: it names nobody. */
export type Parting = { receiptId: string; requestedAt: Date; erasedAt: Date }
export type Parted = { receiptId: string; state: EffectState }

/** After so many hours the address is forgotten, whether the mail went out or not. */
const mostHours = 24
/** Until a try that did not work is made again, minutes times the tries so far. */
const againMinutes = 5
const atOnce = 100

/**
 * Tells people who were erased that it is done. Their rows are gone: the ledger of these mails is a table of its own, and
 * an address leaves it in the transaction that writes how its mail ended. Returns those that ended now.
 */
export async function sendPartingMails(
  system: Database,
  port: MailPort,
  compose: (parting: Parting) => Promise<ComposedMail>,
): Promise<Parted[]> {
  const ended: Parted[] = []
  for (let at = 0; at < atOnce; at += 1) {
    const next = await system.transaction().execute((tx) => claimNext(tx, port))
    if (next === undefined) break
    if (next.kind === 'ended') ended.push({ receiptId: next.receiptId, state: next.state })
    else {
      const state = await sendOne(system, port, compose, next)
      if (state) ended.push({ receiptId: next.receiptId, state })
    }
  }
  return ended
}

type Claimed =
  | ({ kind: 'go'; address: string; token: string; attempt: number } & Parting)
  | { kind: 'ended'; receiptId: string; state: EffectState }

async function claimNext(tx: Transaction<DB>, port: MailPort): Promise<Claimed | undefined> {
  const row = await tx
    .selectFrom('partingMails')
    .innerJoin('erasureReceipts', 'erasureReceipts.id', 'partingMails.receiptId')
    .select([
      'receiptId',
      'address',
      'state',
      'attempt',
      'adapter',
      'isIdempotent',
      'requestedAt',
      'erasedAt',
      sql<boolean>`planned_at < clock_timestamp() - make_interval(hours => ${mostHours})`.as('isOver'),
    ])
    .where('address', 'is not', null)
    .where('nextAt', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('nextAt')
    .limit(1)
    .forUpdate('partingMails')
    .skipLocked()
    .executeTakeFirst()
  if (!row || row.address === null) return undefined
  const { receiptId, address, requestedAt, erasedAt } = row
  const isLost = row.state === 'attempting'
  const mayRepeat = row.isIdempotent === true && port.isIdempotent && row.adapter === port.adapter
  if ((isLost && !mayRepeat) || row.isOver) {
    const state = isLost ? ('unknown' as const) : ('failed' as const)
    await tx.updateTable('partingMails').set({ state, address: null }).where('receiptId', '=', receiptId).execute()
    return { kind: 'ended', receiptId, state }
  }
  const token = randomUUID()
  const attempt = row.attempt + 1
  await tx
    .updateTable('partingMails')
    .set({
      state: 'attempting',
      attempt,
      adapter: port.adapter,
      isIdempotent: port.isIdempotent,
      attemptToken: token,
      attemptedAt: sql<Date>`clock_timestamp()`,
      nextAt: sql<Date>`clock_timestamp() + make_interval(mins => ${againMinutes * attempt})`,
    })
    .where('receiptId', '=', receiptId)
    .execute()
  return { kind: 'go', receiptId, address, token, attempt, requestedAt, erasedAt }
}

/** The state it ended in; undefined while it is to be tried again. */
async function sendOne(
  system: Database,
  port: MailPort,
  compose: (parting: Parting) => Promise<ComposedMail>,
  { address, token, ...parting }: Extract<Claimed, { kind: 'go' }>,
): Promise<EffectState | undefined> {
  const { receiptId } = parting
  const composed = await compose(parting)
  const mail = { to: { name: '', address }, fromName: '', replyTo: null, ...composed, unsubscribeUrl: null }
  const end = await attemptMail(port, mail, { key: `deletion-done/${receiptId}`, about: null })
  const write = (change: { state: EffectState; address?: null }) =>
    system
      .updateTable('partingMails')
      .set(change)
      .where('receiptId', '=', receiptId)
      .where('attemptToken', '=', token)
      .execute()
  // Under the same key it may be asked again, so it stays as it is.
  if (end.state === 'unknown' && port.isIdempotent) return undefined
  if (end.state === 'failed' && (end.outcome.code === 'unreachable' || end.outcome.code === 'busy')) {
    await write({ state: 'planned' })
    return undefined
  }
  await write({ state: end.state, address: null })
  return end.state
}

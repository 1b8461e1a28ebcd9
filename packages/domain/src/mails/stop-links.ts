import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { type MailChoice, mailChoice } from '@jobpilot/schemas/mails'
import * as z from 'zod'
import { ensureMailSettings } from './ensure-mail-settings.ts'

/** What a link stops: a kind of mail to the person, or e-mails of the person to whoever got the one of this effect. */
export type StopSubject = { choice: MailChoice } | { effectId: string }
export type StopLink = { userId: string; subject: StopSubject }

const nameOf = (subject: StopSubject) => ('choice' in subject ? subject.choice : subject.effectId)

/**
 * Signed by a secret of the person's own, which is kept with their rows: links work on every server, after a restore, and
 * end with the account. They hold for good, as mails are read late.
 */
const signatureOf = (secret: string, userId: string, subject: StopSubject) =>
  createHmac('sha256', secret)
    .update(`jobpilot-stop:${userId}:${nameOf(subject)}`)
    .digest()

async function findSecret(tx: UserTransaction, userId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('mailSettings').select('stopSecret').where('userId', '=', userId).executeTakeFirst()
  return row?.stopSecret
}

/** The address of the link, below `publicUrl`. The same for the same subject each time. */
export async function stopUrl(
  tx: UserTransaction,
  userId: string,
  publicUrl: string,
  subject: StopSubject,
): Promise<string> {
  await ensureMailSettings(tx, userId)
  const signature = signatureOf((await findSecret(tx, userId)) ?? '', userId, subject).toString('base64url')
  return `${publicUrl.replace(/\/+$/, '')}/unsubscribe/${userId}.${nameOf(subject)}.${signature}`
}

const id = z.uuid()

/** What a link says, once its signature fits. Undefined for one that is not ours, or whose account is gone. */
export async function readStopLink(db: Database, token: string): Promise<StopLink | undefined> {
  const [userId = '', name = '', signature = '', ...rest] = token.split('.')
  const choice = mailChoice.safeParse(name)
  if (rest.length > 0 || !id.safeParse(userId).success || !(choice.success || id.safeParse(name).success))
    return undefined
  const subject = choice.success ? { choice: choice.data } : { effectId: name }
  const secret = await withUser(db, userId, (tx) => findSecret(tx, userId))
  if (secret === undefined) return undefined
  const given = Buffer.from(signature, 'base64url')
  const wanted = signatureOf(secret, userId, subject)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { userId, subject } : undefined
}

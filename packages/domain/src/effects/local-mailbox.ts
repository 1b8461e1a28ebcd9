import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { MailError, type MailPort, type OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import { assertSendable, headOf } from '@jobpilot/platform/mail/mail-rules'
import * as z from 'zod'
import { notFound } from '../errors.ts'

const address = z.object({ name: z.string(), address: z.string() })
const keptMail = z.object({
  to: address,
  fromName: z.string(),
  replyTo: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  unsubscribeUrl: z.string().nullable().default(null),
}) satisfies z.ZodType<OutgoingMail, unknown>

export type KeptMail = { id: string; keptAt: string; to: string; subject: string }
/** One whole: its head, its text, and its HTML, which is to be shown without scripts and without anything from elsewhere. */
export type KeptMessage = KeptMail & { head: { name: string; value: string }[]; text: string; html: string }

/**
 * Where mail goes without a mail server: a mailbox of this instance, from which nothing is delivered to anybody.
 * Idempotent: a key is kept once.
 */
export function createLocalMailbox(db: Database): MailPort {
  return {
    adapter: 'local-mailbox',
    isIdempotent: true,
    async send(mail, { key, about }) {
      if (about === null) throw new MailError('refused', 'There is no mail server, and nobody to keep it for.', true)
      assertSendable(mail)
      await withUser(db, about.userId, (tx) =>
        tx
          .insertInto('mailboxMessages')
          .values({ userId: about.userId, effectKey: key, content: JSON.stringify(mail) })
          .onConflict((conflict) => conflict.columns(['userId', 'effectKey']).doNothing())
          .execute(),
      )
      return { answer: 'kept in the mailbox of this instance' }
    },
  }
}

const columns = ['id', 'keptAt', 'content'] as const

function toView({ id, keptAt, content }: { id: string; keptAt: Date; content: unknown }): KeptMessage {
  const mail = keptMail.parse(content)
  const { subject, text, html } = mail
  return { id, keptAt: keptAt.toISOString(), to: mail.to.address, subject, head: headOf(mail), text, html }
}

/** What the mailbox holds for a person, newest first. */
export function listMailbox(db: Database, userId: string): Promise<KeptMail[]> {
  return withUser(db, userId, async (tx) => {
    const rows = await tx
      .selectFrom('mailboxMessages')
      .select(columns)
      .where('userId', '=', userId)
      .orderBy('keptAt', 'desc')
      .limit(100)
      .execute()
    return rows.map(toView).map(({ id, keptAt, to, subject }) => ({ id, keptAt, to, subject }))
  })
}

/** One of them. Throws `not-found`, for another person's too. */
export function getMailboxMessage(db: Database, userId: string, id: string): Promise<KeptMessage> {
  return withUser(db, userId, async (tx) => {
    const row = await tx.selectFrom('mailboxMessages').select(columns).where('id', '=', id).executeTakeFirst()
    if (!row) throw notFound('e-mail')
    return toView(row)
  })
}

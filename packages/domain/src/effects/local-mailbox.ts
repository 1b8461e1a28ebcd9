import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import type { MailPort, OutgoingMail } from '@jobpilot/platform/mail/mail-port'
import * as z from 'zod'

const address = z.object({ name: z.string(), address: z.string() })
const keptMail = z.object({
  to: address,
  fromName: z.string(),
  replyTo: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
}) satisfies z.ZodType<OutgoingMail>

export type KeptMail = { id: string; effectKey: string; keptAt: string; mail: OutgoingMail }

/**
 * Where mail goes without a mail server: a mailbox of this instance, from which nothing is delivered to anybody.
 * Idempotent: a key is kept once.
 */
export function createLocalMailbox(db: Database): MailPort {
  return {
    adapter: 'local-mailbox',
    isIdempotent: true,
    async send(mail, { key, userId }) {
      await withUser(db, userId, (tx) =>
        tx
          .insertInto('mailboxMessages')
          .values({ userId, effectKey: key, content: JSON.stringify(mail) })
          .onConflict((conflict) => conflict.columns(['userId', 'effectKey']).doNothing())
          .execute(),
      )
      return { answer: 'kept in the mailbox of this instance' }
    },
  }
}

/** What the mailbox holds for a person, newest first. */
export function listMailbox(db: Database, userId: string): Promise<KeptMail[]> {
  return withUser(db, userId, async (tx) => {
    const rows = await tx
      .selectFrom('mailboxMessages')
      .select(['id', 'effectKey', 'keptAt', 'content'])
      .where('userId', '=', userId)
      .orderBy('keptAt', 'desc')
      .limit(100)
      .execute()
    return rows.map(({ content, keptAt, ...row }) => ({
      ...row,
      keptAt: keptAt.toISOString(),
      mail: keptMail.parse(content),
    }))
  })
}

import type { UserTransaction } from '@jobpilot/db/with-user'
import { type MailKind, type MailVerdict, mailVerdict } from '@jobpilot/schemas/mails'
import { sql } from 'kysely'

/**
 * Whether a mail of this kind may go to the transaction's person now. They need not approve it, as it goes to them alone;
 * the brake holds back all but what tells of their own rights: their export and their deletion.
 */
export async function mayMail(tx: UserTransaction, kind: MailKind): Promise<MailVerdict> {
  const { rows } = await sql<{ verdict: string }>`select may_mail(${kind}::mail_kind) as verdict`.execute(tx)
  return mailVerdict.parse(rows[0]?.verdict)
}

/** Why not, for the person. */
export const mailVerdictWords: Record<Exclude<MailVerdict, 'ok'>, string> = {
  'no-person': 'This account no longer exists.',
  'no-address': 'Your account has no e-mail address.',
  leaving: 'Your data is to be deleted, so only mails about that go out.',
  brake: 'The brake was on, so it was left out.',
  'turned-off': 'You have turned such mails off.',
  over: 'It was no longer true when it was about to go out.',
  bounced: 'A mail to your address came back for good, so I send none there any more.',
  complained: 'Mail from here was marked as spam at your address, so I send none there any more.',
}

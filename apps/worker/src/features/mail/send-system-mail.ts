import {
  type MailToCompose,
  type SentSystemMail,
  sendSystemMail as send,
} from '@jobpilot/domain/mails/send-system-mail'
import type { Handler } from '../../handlers.ts'

/** Asked again by the run's own tries, under the same key. */
class NotYetError extends Error {
  override name = 'NotYetError'
}

/** React and what renders it are loaded with the first mail (0.1 s, 40 MB): many workers never see one. */
async function composeWith(toCompose: MailToCompose, publicUrl: string) {
  const { composeSystemMail } = await import('./compose-system-mail.ts')
  return await composeSystemMail(toCompose, publicUrl)
}

/** Sends one mail to the person themselves, once. How it ended stands in the ledger, and in their settings. */
export const sendSystemMail: Handler<'mail/send-system-mail'> = async (context, { userId, systemMailId }, run) => {
  const { db, mail, publicUrl } = context
  const sent = await send(db, mail, (toCompose) => composeWith(toCompose, publicUrl), {
    userId,
    systemMailId,
    publicUrl,
  })
  if (sent?.again) throw new NotYetError(sent.outcome?.code)
  await run.finish('send', async () => ({ summary: wordsOf(sent, mail.adapter), result: { systemMailId } }))
}

function wordsOf(sent: SentSystemMail | undefined, adapter: string): string {
  if (!sent) return 'There was nothing to send'
  if (sent.state === 'done') return adapter === 'local-mailbox' ? "Kept in this instance's mailbox" : 'Handed over'
  return (sent.outcome?.message ?? 'It was not sent').slice(0, 200)
}

import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { DomainError } from '../errors.ts'
import { findProfile } from '../profile/profile.repository.ts'
import { getDraft } from './outreach.service.ts'

export type DownloadView = { fileName: string; mediaType: string; text: string }

const fileNameOf = (subject: string) =>
  subject
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'e-mail'

/**
 * The e-mail as a text file, or as an unsent message (RFC 5322, marked `X-Unsent`) that mail programs open for
 * sending. It carries no recipient address: JobPilot knows the name alone, and does not guess addresses.
 */
export async function downloadDraft(
  db: Database,
  userId: string,
  id: string,
  format: 'txt' | 'eml',
): Promise<DownloadView> {
  const draft = await getDraft(db, userId, id)
  if (draft.state !== 'ready') throw new DomainError('not-ready', 'This e-mail is still being written.')
  const name = fileNameOf(draft.subject)
  if (format === 'txt')
    return {
      fileName: `${name}.txt`,
      mediaType: 'text/plain; charset=utf-8',
      text: `Subject: ${draft.subject}\n\n${draft.body}\n`,
    }
  const profile = await withUser(db, userId, (tx) => findProfile(tx, userId))
  // Only what is an address and nothing else goes into a header; the person may have typed anything.
  const sender = profile?.content.emails.find(({ value }) => /^[^\s@<>",;:]+@[^\s@<>",;:]+$/.test(value))?.value
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js')
  const message = new MailComposer({
    ...(sender
      ? { from: { name: profile?.content.name?.value.replace(/\p{Cc}+/gu, ' ') ?? '', address: sender } }
      : {}),
    subject: draft.subject,
    text: draft.body,
    headers: { 'X-Unsent': '1' },
  }).compile()
  message.setHeader('Date', new Date(draft.updatedAt).toUTCString())
  const bytes = await message.build()
  return { fileName: `${name}.eml`, mediaType: 'message/rfc822', text: bytes.toString('utf8') }
}

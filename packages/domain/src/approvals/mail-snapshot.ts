import type { UserTransaction } from '@jobpilot/db/with-user'
import { emailAddress, type MailSnapshot, mailSnapshot } from '@jobpilot/schemas/effects'
import { type DraftView, findDraft } from '../outreach/outreach.repository.ts'
import { findProfile } from '../profile/profile.repository.ts'

/** What would go out, or what it still lacks. */
export type Snapshot = { content: MailSnapshot; missing: null } | { content: null; missing: string }

const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()
const missing = (words: string): Snapshot => ({ content: null, missing: words })

/** Exactly what would go out for a draft as it stands. Undefined when there is no such draft. */
export async function takeSnapshot(
  tx: UserTransaction,
  userId: string,
  draftId: string,
): Promise<Snapshot | undefined> {
  const draft = await findDraft(tx, draftId)
  if (!draft) return undefined
  if (draft.state !== 'ready') return missing('This e-mail is still being written.')
  if (draft.recipientEmail === null) return missing('Say which address it goes to.')
  if (plain(draft.subject) === '') return missing('Give it a subject.')
  if (draft.body.trim() === '') return missing('It has no text yet.')
  return contentOf(draft, await findSender(tx, userId))
}

/** The person's name and address as their profile has them, else their account. */
async function findSender(tx: UserTransaction, userId: string): Promise<{ name: string; address: string | null }> {
  const profile = (await findProfile(tx, userId))?.content
  const account = await tx.selectFrom('users').select(['name', 'email']).where('id', '=', userId).executeTakeFirst()
  const addresses = [...(profile?.emails.map(({ value }) => value) ?? []), account?.email ?? '']
  return {
    name: plain(profile?.name?.value ?? account?.name ?? '').slice(0, 200),
    address: addresses.find((address) => emailAddress.safeParse(address).success) ?? null,
  }
}

function contentOf(draft: DraftView, sender: { name: string; address: string | null }): Snapshot {
  const parsed = mailSnapshot.safeParse({
    to: draft.recipientEmail,
    toName: draft.request.recipientName,
    fromName: sender.name,
    replyTo: sender.address,
    subject: draft.subject,
    body: draft.body,
    attachments: [],
  })
  return parsed.success
    ? { content: parsed.data, missing: null }
    : missing(parsed.error.issues[0]?.message ?? 'Something in it cannot be sent.')
}

import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import type { MailContent } from '@jobpilot/schemas/outreach'
import type { ComposeMailRequest } from '@jobpilot/schemas/outreach-input'
import { sql } from 'kysely'
import { voidApprovals } from '../approvals/void-approvals.ts'
import { DomainError, notFound } from '../errors.ts'
import { appendEvent } from '../events/append-event.ts'
import { lockPerson } from '../people/lock-person.ts'
import { findPosting } from '../postings/postings.repository.ts'
import { findProfile } from '../profile/profile.repository.ts'
import { startRun } from '../runs/start-run.ts'
import { type DraftRow, type DraftView, findDraft, findDrafts } from './outreach.repository.ts'

export const listDrafts = (db: Database, userId: string): Promise<DraftRow[]> =>
  withUser(db, userId, (tx) => findDrafts(tx, userId))

async function getDraftIn(tx: UserTransaction, id: string): Promise<DraftView> {
  const draft = await findDraft(tx, id)
  if (!draft) throw notFound('e-mail')
  return draft
}

export const getDraft = (db: Database, userId: string, id: string): Promise<DraftView> =>
  withUser(db, userId, (tx) => getDraftIn(tx, id))

/** Starts writing. Throws `not-ready` without a profile: a mail rests on facts, and there would be none. */
export function composeMail(
  db: Database,
  userId: string,
  request: ComposeMailRequest,
): Promise<{ draftId: string; runId: string }> {
  return withUser(db, userId, (tx) => startDraft(tx, userId, request))
}

/** A new e-mail from the same request; the earlier one stays. */
export function composeMailAgain(
  db: Database,
  userId: string,
  id: string,
): Promise<{ draftId: string; runId: string }> {
  return withUser(db, userId, async (tx) => startDraft(tx, userId, (await getDraftIn(tx, id)).request))
}

async function startDraft(
  tx: UserTransaction,
  userId: string,
  request: ComposeMailRequest,
): Promise<{ draftId: string; runId: string }> {
  await lockPerson(tx, userId)
  if (!(await findProfile(tx, userId)))
    throw new DomainError(
      'not-ready',
      'There is no profile to write from yet. Add your resume, or start an empty profile and fill it in.',
    )
  if (request.postingId !== null) {
    const posting = await findPosting(tx, request.postingId)
    if (!posting) throw notFound('opening')
    if (posting.state !== 'ready')
      throw new DomainError('not-ready', 'This opening has not been read yet. Wait until it is, or write without it.')
  }
  const draftId = crypto.randomUUID()
  await tx
    .insertInto('agentOutputs')
    .values({ id: draftId, userId, kind: 'mail', postingId: request.postingId, request: JSON.stringify(request) })
    .execute()
  const runId = await startRun(tx, userId, 'outreach/compose-mail', { kind: 'draft', id: draftId }, { draftId })
  await tx.updateTable('agentOutputs').set({ runId }).where('id', '=', draftId).execute()
  await appendEvent(tx, userId, { type: 'draft.changed', draftId })
  return { draftId, runId }
}

/** Keeps what was written as the draft's first text. */
export async function storeMail(
  tx: UserTransaction,
  userId: string,
  draftId: string,
  mail: MailContent,
): Promise<void> {
  await tx
    .updateTable('agentOutputs')
    .set((eb) => ({
      state: 'ready' as const,
      content: JSON.stringify(mail),
      subject: mail.subject,
      body: mail.body,
      error: null,
      isEdited: false,
      version: eb('version', '+', 1),
      updatedAt: sql<Date>`clock_timestamp()`,
    }))
    .where('id', '=', draftId)
    .execute()
  await appendEvent(tx, userId, { type: 'draft.changed', draftId })
}

/** Saves the person's own wording; the written original stays beside it. Throws `version-conflict`. */
export function editDraft(
  db: Database,
  userId: string,
  input: { id: string; baseVersion: number; subject: string; body: string },
): Promise<DraftView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const draft = await getDraftIn(tx, input.id)
    if (draft.state !== 'ready') throw new DomainError('not-ready', 'This e-mail is still being written.')
    if (draft.version !== input.baseVersion)
      throw new DomainError(
        'version-conflict',
        'This e-mail was changed elsewhere. Your wording is kept here: compare it with the newer one, then save again.',
      )
    if (draft.subject !== input.subject || draft.body !== input.body)
      await voidApprovals(tx, userId, input.id, 'the text was changed')
    await tx
      .updateTable('agentOutputs')
      .set((eb) => ({
        subject: input.subject,
        body: input.body,
        isEdited: true,
        version: eb('version', '+', 1),
        updatedAt: sql<Date>`clock_timestamp()`,
      }))
      .where('id', '=', input.id)
      .execute()
    await appendEvent(tx, userId, { type: 'draft.changed', draftId: input.id })
    return await getDraftIn(tx, input.id)
  })
}

/** Says where the e-mail goes. Another address voids what was approved. */
export function setRecipient(
  db: Database,
  userId: string,
  { id, recipientEmail }: { id: string; recipientEmail: string | null },
): Promise<DraftView> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    const draft = await getDraftIn(tx, id)
    if (draft.recipientEmail === recipientEmail) return draft
    await voidApprovals(tx, userId, id, 'the recipient was changed')
    await tx.updateTable('agentOutputs').set({ recipientEmail }).where('id', '=', id).execute()
    await appendEvent(tx, userId, { type: 'draft.changed', draftId: id })
    return await getDraftIn(tx, id)
  })
}

/** Removing can be undone; an approval it had is void all the same. */
export function setDraftRemoved(db: Database, userId: string, id: string, isRemoved: boolean): Promise<void> {
  return withUser(db, userId, async (tx) => {
    await lockPerson(tx, userId)
    if (isRemoved) await voidApprovals(tx, userId, id, 'the e-mail was removed')
    const result = await tx
      .updateTable('agentOutputs')
      .set({ deletedAt: isRemoved ? sql`now()` : null })
      .where('id', '=', id)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) throw notFound('e-mail')
    await appendEvent(tx, userId, { type: 'draft.changed', draftId: id })
  })
}

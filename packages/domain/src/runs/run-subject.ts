import type { UserTransaction } from '@jobpilot/db/with-user'
import type { EventBody } from '@jobpilot/schemas/events'
import type { RunView } from '@jobpilot/schemas/runs'
import { closeEffectsOf } from '../effects/close-effects.ts'
import { appendEvent } from '../events/append-event.ts'

type Failure = { code: string; message: string }

type Subject = Pick<RunView, 'subjectKind' | 'subjectId'>

const tables = { document: 'documents', posting: 'postings', draft: 'agentOutputs', export: 'dataExports' } as const

/**
 * What a run works on shows the same end as the run itself. Only a subject that is still being made is touched: one
 * that was ready before keeps what it has.
 */
export async function failSubject(
  tx: UserTransaction,
  userId: string,
  run: Subject & { id: string },
  failure: Failure,
): Promise<void> {
  await closeEffectsOf(tx, userId, run.id)
  if (run.subjectId === null || run.subjectKind === 'profile') return
  const change = { state: 'failed' as const, error: JSON.stringify(failure) }
  await tx
    .updateTable(tables[run.subjectKind])
    .set(change)
    .where('id', '=', run.subjectId)
    .where('state', '!=', 'ready')
    .execute()
  await appendSubjectEvent(tx, userId, run)
}

/** The counterpart, when a run starts again. */
export async function reopenSubject(tx: UserTransaction, userId: string, run: Subject): Promise<void> {
  if (run.subjectId === null) return
  const { subjectId: id } = run
  if (run.subjectKind === 'document')
    await tx
      .updateTable('documents')
      .set({ state: 'received', error: null })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .execute()
  if (run.subjectKind === 'posting')
    await tx
      .updateTable('postings')
      .set({ state: 'reading', error: null })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .execute()
  if (run.subjectKind === 'draft')
    await tx
      .updateTable('agentOutputs')
      .set({ state: 'composing', error: null })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .execute()
  if (run.subjectKind === 'export')
    await tx
      .updateTable('dataExports')
      .set({ state: 'making', error: null })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .execute()
  await appendSubjectEvent(tx, userId, run)
}

async function appendSubjectEvent(
  tx: UserTransaction,
  userId: string,
  { subjectKind, subjectId }: Subject,
): Promise<void> {
  if (subjectId === null) return
  const events: Record<RunView['subjectKind'], EventBody | null> = {
    document: { type: 'document.changed', documentId: subjectId },
    posting: { type: 'posting.changed', postingId: subjectId },
    draft: { type: 'draft.changed', draftId: subjectId },
    export: { type: 'privacy.changed' },
    profile: null,
  }
  const event = events[subjectKind]
  if (event) await appendEvent(tx, userId, event)
}

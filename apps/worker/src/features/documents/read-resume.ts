import { readProfile } from '@jobpilot/agents/profile-reader/agent'
import { withUser } from '@jobpilot/db/with-user'
import { recordAction } from '@jobpilot/domain/activity/activity.service'
import { waitsForScanner } from '@jobpilot/domain/documents/rescan-documents'
import { type Scanned, scanDocument } from '@jobpilot/domain/documents/scan-document'
import { appendEvent, appendEvents } from '@jobpilot/domain/events/append-event'
import { replaceProfile } from '@jobpilot/domain/profile/profile.service'
import { meterModel } from '@jobpilot/domain/spend/metered-model'
import { DocumentError } from '@jobpilot/engine/documents/document-error'
import { readResumeFile } from '@jobpilot/engine/documents/read-resume'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import type { Handler } from '../../handlers.ts'
import { TaskFailure } from '../../task-failure.ts'
import { profileFields } from './profile-fields.ts'

const agent = 'Profile reader'

/** Reads a stored resume into the person's profile: text and layout first, then the rules, then a model if there is one. */
export const readResume: Handler<'documents/read-resume'> = async (context, { userId, runId, documentId }, run) => {
  const started = performance.now()
  const scanned = await scan(context, { userId, documentId }, run)
  const file = await run.step(
    'open',
    async () => {
      const row = await withUser(context.db, userId, (tx) =>
        tx
          .updateTable('documents')
          .set({ state: 'reading', error: null })
          .where('id', '=', documentId)
          .returning('fileName')
          .executeTakeFirst(),
      )
      if (!row) throw removed()
      return { name: row.fileName, bytes: scanned.bytes }
    },
    ({ name }) => name,
  )
  const read = await run.step(
    'read',
    () => readDocument(file.bytes, run.signal),
    ({ text, kind }) => `${kind.toUpperCase()}, ${text.length.toLocaleString('en')} characters`,
  )
  await showFields(context, { userId, runId }, read.content)

  const model = context.model && meterModel(context.db, context.model, { userId, runId, agent })
  const engineResult = { content: read.content, notices: read.notices }
  const asked = { text: read.text, pageStarts: read.pageStarts, engineResult, model, signal: run.signal }
  const result = model
    ? await run.step(
        'model',
        () => readProfile(asked),
        ({ madeBy, dropped }) =>
          madeBy.fallbackReason ??
          (dropped.length > 0 ? `${dropped.length} answers were not in your resume and were left out` : null),
      )
    : await readProfile(asked)
  if (!model) await run.skip('model', 'No model is configured: the built-in rules read everything.')

  await run.finish('save', async (tx) => {
    const document = {
      state: 'ready' as const,
      text: read.text,
      pageStarts: JSON.stringify(read.pageStarts),
      notices: JSON.stringify(result.notices),
      error: null,
    }
    await tx.updateTable('documents').set(document).where('id', '=', documentId).execute()
    await replaceProfile(tx, userId, {
      content: result.content,
      documentId,
      notices: result.notices,
      madeBy: result.madeBy,
    })
    const count = profileFields(result.content).length
    await recordAction(tx, userId, {
      agent,
      action: `Read ${file.name} into your profile`,
      rationale: `You added this document. I found ${count} values, each with its place in the text${result.dropped.length > 0 ? `; ${result.dropped.length} suggestions of the model had no source and were dropped` : ''}.`,
      confidence: meanConfidence(result.content),
      alternatives: [],
      madeBy: result.madeBy,
      durationMs: performance.now() - started,
      runId,
      subject: { kind: 'document', id: documentId },
    })
    await appendEvent(tx, userId, { type: 'document.changed', documentId })
    return { summary: `${count} values read from ${file.name}`, result: { documentId, values: count } }
  })
}

const removed = () => new TaskFailure('not-found', 'This document was removed before I could read it.')

/** Lets through what may be opened; the rest stays in quarantine, with the reason and what happens next. */
async function scan(
  context: Parameters<typeof readResume>[0],
  { userId, documentId }: { userId: string; documentId: string },
  run: Parameters<typeof readResume>[2],
): Promise<Scanned> {
  const look = async () => {
    const scanned = await scanDocument(context, userId, documentId)
    if (!scanned) throw removed()
    if (scanned.isOpen) return scanned
    if (scanned.scan === 'infected')
      throw new TaskFailure(
        'infected',
        `The virus scanner found something in this file${scanned.finding ? ` ("${scanned.finding}")` : ''}, so I did not open it. Save your resume anew on a machine you trust, or paste its text.`,
      )
    throw new TaskFailure(
      waitsForScanner,
      'The virus scanner gives no answer, so I keep this file closed. I ask again every few minutes and read it then; you need not do anything.',
    )
  }
  if (context.scanning.scanner) return await run.step('scan', look, ({ scan: state }) => scanWords[state])
  const scanned = await look()
  await run.skip('scan', scanWords[scanned.scan])
  return scanned
}

const scanWords: Record<Scanned['scan'], string> = {
  clean: 'No virus found',
  infected: 'A virus was found',
  'not-scanned': 'No virus scanner is set up, so it is marked "not scanned"',
  'scanner-down': 'The virus scanner gives no answer, so it is read unscanned, as this instance is set',
}

async function readDocument(bytes: Uint8Array, signal: AbortSignal) {
  try {
    return await readResumeFile(bytes, { signal })
  } catch (error) {
    if (error instanceof DocumentError && !signal.aborted)
      throw new TaskFailure(error.code, error.message, { cause: error })
    throw error
  }
}

/** Sends each value as it stands, so that the profile fills in before the person's eyes while the rest goes on. */
async function showFields(
  context: Parameters<typeof readResume>[0],
  owner: { userId: string; runId: string },
  content: ProfileContent,
): Promise<void> {
  const fields = profileFields(content)
  await withUser(context.db, owner.userId, (tx) =>
    appendEvents(
      tx,
      owner.userId,
      fields.map((field, index) => ({
        type: 'profile.field',
        runId: owner.runId,
        index,
        total: fields.length,
        ...field,
      })),
    ),
  )
}

/** Mean confidence over what a resume is about; null when nothing was found. */
function meanConfidence(content: ProfileContent): number | null {
  const fields = [
    content.name,
    content.place,
    ...content.emails,
    ...content.experience.flatMap((item) => [item.title, item.employer, item.dates]),
    ...content.skills,
  ]
  const values = fields.flatMap((field) => (field ? [field.confidence] : []))
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

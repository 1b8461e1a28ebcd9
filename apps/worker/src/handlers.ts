import type { Payload, ShortTaskName, TaskName } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from './context.ts'
import { writeBriefing } from './features/briefings/write-briefing.ts'
import { readResume } from './features/documents/read-resume.ts'
import { sendSystemMail } from './features/mail/send-system-mail.ts'
import { rescore } from './features/matches/rescore.ts'
import { findOpenings } from './features/openings/find-openings.ts'
import { refreshOwnCopies } from './features/openings/refresh-copies.ts'
import { composeMail } from './features/outreach/compose-mail.ts'
import { sendMail } from './features/outreach/send-mail.ts'
import { readPosting } from './features/postings/read-posting.ts'
import { exportData } from './features/privacy/export-data.ts'
import type { RunHandle } from './run-handle.ts'
import type { ShortRun } from './tasks.ts'

export type Handler<N extends TaskName> = (
  context: WorkerContext,
  payload: Payload<N>,
  run: N extends ShortTaskName ? ShortRun : RunHandle,
) => Promise<void>
export type Handlers = { [N in TaskName]: Handler<N> }

/** One handler for every task in the catalog; a missing one does not compile. */
export const handlers = {
  'documents/read-resume': readResume,
  'postings/read-posting': readPosting,
  'outreach/compose-mail': composeMail,
  'openings/find-openings': findOpenings,
  'openings/refresh-copies': refreshOwnCopies,
  'matches/rescore': rescore,
  'outreach/send-mail': sendMail,
  'mail/send-system-mail': sendSystemMail,
  'briefings/write-briefing': writeBriefing,
  'privacy/export-data': exportData,
} satisfies Handlers

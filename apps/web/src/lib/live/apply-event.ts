import type { EventBody, LiveEvent } from '@jobpilot/schemas/events'
import { isQuietTask } from '@jobpilot/schemas/quiet-tasks'
import type { RunView } from '@jobpilot/schemas/runs'
import { underWay } from '../query-client.ts'
import type { trpc } from '../trpc.ts'
import { addReadField, setPartial } from './live-store.ts'

type QueryUtils = ReturnType<typeof trpc.useUtils>

const isActive = (run: RunView) => run.state === 'queued' || run.state === 'running' || run.state === 'held'

function applyRun(utils: QueryUtils, run: RunView): void {
  if (isQuietTask(run.task)) return
  utils.runs.get.setData({ id: run.id }, run)
  utils.runs.list.setData(undefined, (runs) => {
    if (runs === undefined) return runs
    return runs.some(({ id }) => id === run.id) ? runs.map((each) => (each.id === run.id ? run : each)) : [run, ...runs]
  })
  void utils.runs.invalidate(undefined, underWay)
  // It counts what it holds and what has yet to stop.
  if (utils.me.get.getData()?.brake === 'paused') void utils.me.invalidate()
  if (isActive(run)) return
  if (run.subjectKind === 'document') void utils.documents.invalidate()
  if (run.subjectKind === 'posting') void utils.postings.invalidate()
  if (run.subjectKind === 'draft') void utils.outreach.invalidate()
  if (run.subjectKind === 'export') void utils.privacy.invalidate()
  if (run.task === 'briefings/write-briefing') void utils.briefings.invalidate()
  void utils.spend.invalidate()
}

/** Brings the queries in line with one entry of the log. Adding an event type without a row here fails to compile. */
export function applyEvent(utils: QueryUtils, { body }: LiveEvent): void {
  const apply: { [Type in EventBody['type']]: (body: Extract<EventBody, { type: Type }>) => void } = {
    'run.changed': ({ run }) => applyRun(utils, run),
    'profile.field': (field) => addReadField(field),
    'profile.changed': () => {
      void utils.profile.invalidate()
      void utils.review.list.invalidate()
      void utils.matches.invalidate()
    },
    'preferences.changed': () => {
      void utils.preferences.invalidate()
      void utils.matches.invalidate()
      void utils.briefings.latest.invalidate()
    },
    'document.changed': () => void utils.documents.invalidate(),
    'posting.changed': ({ postingId }) => {
      void utils.applications.pipeline.invalidate()
      void utils.postings.list.invalidate()
      void utils.postings.get.invalidate({ id: postingId })
    },
    'match.changed': ({ postingId }) => {
      void utils.applications.pipeline.invalidate()
      void utils.matches.get.invalidate({ postingId })
      void utils.postings.list.invalidate()
      void utils.postings.timeline.invalidate({ id: postingId })
    },
    'review.changed': () => {
      void utils.review.invalidate()
      void utils.sameOpening.metBefore.invalidate()
      void utils.applications.invalidate()
      void utils.postings.invalidate()
    },
    'application.changed': ({ postingId }) => {
      void utils.applications.get.invalidate({ postingId })
      void utils.applications.pipeline.invalidate()
      void utils.postings.timeline.invalidate({ id: postingId })
      void utils.sameOpening.metBefore.invalidate()
    },
    'draft.changed': ({ draftId }) => {
      void utils.outreach.list.invalidate()
      void utils.postings.timeline.invalidate()
      void utils.outreach.get.invalidate({ id: draftId })
      void utils.effects.forDraft.invalidate({ draftId })
    },
    'draft.partial': ({ draftId, text }) => setPartial(draftId, text),
    'action.recorded': () => {
      void utils.activity.invalidate()
      void utils.spend.invalidate()
    },
    'effect.changed': () => {
      void utils.applications.pipeline.invalidate()
      void utils.effects.invalidate()
      void utils.postings.timeline.invalidate()
      void utils.outreach.invalidate()
    },
    'autonomy.changed': () => {
      void utils.me.invalidate()
      void utils.effects.invalidate()
    },
    'brake.changed': () => {
      void utils.effects.invalidate()
      void utils.me.invalidate()
      void utils.runs.invalidate()
    },
    'budget.reached': () => void utils.spend.invalidate(),
    'briefing.ready': () => void utils.briefings.invalidate(),
    'briefing.scheduled': () => {
      void utils.briefings.invalidate()
      void utils.me.invalidate()
    },
    'privacy.changed': () => {
      void utils.privacy.invalidate()
      void utils.me.invalidate()
    },
    'mail.changed': () => {
      void utils.mail.invalidate()
      void utils.effects.invalidate()
    },
    'alert.dead-job': () => void utils.admin.invalidate(),
  }
  const handler = apply[body.type] as (body: EventBody) => void
  handler(body)
}

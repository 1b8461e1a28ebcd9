import * as z from 'zod'
import { deadCauses } from './admin.ts'
import { runView } from './runs.ts'

/**
 * What the live log carries. `run.changed` carries the whole run; `profile.field` one value as it is read, so that a
 * profile can appear field by field; the others say which query is out of date. `alert.dead-job` goes to admins alone.
 */
export const eventBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.changed'), run: runView }),
  z.object({
    type: z.literal('profile.field'),
    runId: z.uuid(),
    path: z.string(),
    label: z.string(),
    value: z.string(),
    index: z.number().int(),
    total: z.number().int(),
  }),
  z.object({ type: z.literal('profile.changed'), version: z.number().int() }),
  z.object({ type: z.literal('preferences.changed') }),
  z.object({ type: z.literal('document.changed'), documentId: z.uuid() }),
  z.object({ type: z.literal('posting.changed'), postingId: z.uuid() }),
  z.object({ type: z.literal('match.changed'), postingId: z.uuid(), score: z.number().int() }),
  z.object({ type: z.literal('review.changed') }),
  z.object({ type: z.literal('application.changed'), postingId: z.uuid() }),
  z.object({ type: z.literal('draft.changed'), draftId: z.uuid() }),
  z.object({ type: z.literal('draft.partial'), draftId: z.uuid(), text: z.string().max(20_000) }),
  z.object({ type: z.literal('action.recorded'), actionId: z.uuid() }),
  z.object({ type: z.literal('effect.changed'), draftId: z.uuid(), state: z.string().max(20) }),
  z.object({ type: z.literal('autonomy.changed'), level: z.number().int() }),
  z.object({ type: z.literal('brake.changed'), state: z.enum(['running', 'paused']) }),
  z.object({ type: z.literal('budget.reached'), share: z.union([z.literal(80), z.literal(100)]) }),
  z.object({ type: z.literal('briefing.ready'), briefingId: z.uuid(), day: z.iso.date() }),
  z.object({ type: z.literal('briefing.scheduled') }),
  /** An export or a deletion moved on: what is held, and until when, is to be read again. */
  z.object({ type: z.literal('privacy.changed') }),
  /** A mail to the person went its way, or what they want by mail changed. */
  z.object({ type: z.literal('mail.changed') }),
  z.object({ type: z.literal('alert.dead-job'), deadJobId: z.uuid(), task: z.string(), cause: z.enum(deadCauses) }),
])
export type EventBody = z.infer<typeof eventBody>
export type EventType = EventBody['type']

/**
 * One entry of a person's log. `seq` counts from 1 per person without gaps, in commit order. A reader that gets another
 * number than the one after its last has missed entries that were dropped as too old.
 */
export const liveEvent = z.object({ seq: z.number().int().min(1), at: z.string(), body: eventBody })
export type LiveEvent = z.infer<typeof liveEvent>

/** `lastEventId` is the last `seq` the reader has, as text; absent means: only what happens from now on. */
export const eventsInput = z.object({
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullish(),
})
export const eventsSinceInput = z.object({
  seq: z.number().int().min(0),
  limit: z.number().int().min(1).max(500).default(200),
})

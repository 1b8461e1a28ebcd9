import * as z from 'zod'

export const runStates = ['queued', 'running', 'held', 'done', 'failed', 'cancelled', 'dead'] as const
/**
 * `held`: stopped at a checkpoint by the brake, goes on when it is released. `failed`: for a reason the person can read
 * and act on. `dead`: a fault of ours that stayed through every try; an admin sees it too.
 */
export const runState = z.enum(runStates)
export type RunState = z.infer<typeof runState>

export const stepStates = ['waiting', 'running', 'done', 'failed', 'skipped'] as const
/** A step of a running task as the person sees it. Times are ISO instants. */
export const runStep = z.object({
  key: z.string().max(60),
  label: z.string().max(200),
  state: z.enum(stepStates),
  detail: z.string().max(500).nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type RunStep = z.infer<typeof runStep>

export const runSubjects = ['document', 'posting', 'draft', 'profile', 'export'] as const
/** The person-visible truth about one piece of background work. */
export const runView = z.object({
  id: z.uuid(),
  task: z.string(),
  state: runState,
  subjectKind: z.enum(runSubjects),
  subjectId: z.uuid().nullable(),
  steps: z.array(runStep),
  attempt: z.number().int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** One line of what came out, kept longer than the result. */
  summary: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type RunView = z.infer<typeof runView>

import * as z from 'zod'

/**
 * Why a job ended in the dead letters. `failed`: a fault of ours through every try. `timed-out`: over its limit each
 * time. `crashed`: its process ended under it, again and again. `unreadable`: its payload is not what the task takes.
 * `unknown-task`: no worker knows a task of that name.
 */
export const deadCauses = ['failed', 'timed-out', 'crashed', 'unreadable', 'unknown-task'] as const
export type DeadCause = (typeof deadCauses)[number]

export const deadJobsInput = z.object({
  /** Only what nobody has dealt with yet. */
  isOpen: z.boolean().default(true),
  /** Id of the last one seen. */
  before: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type DeadJobsInput = z.infer<typeof deadJobsInput>

export const deadJobId = z.object({ id: z.uuid() })

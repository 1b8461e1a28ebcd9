import { catalog, type TaskSpec } from '@jobpilot/tasks/catalog'
import * as z from 'zod'
import type { LongTask, ShortTask } from '../tasks.ts'

const payload = z.object({ userId: z.uuid(), runId: z.uuid() }).loose()

const specOf = (queue: TaskSpec['queue'], limits: Partial<TaskSpec>): TaskSpec => ({
  ...catalog['matches/rescore'],
  payload,
  queue,
  steps: [['work', 'Working']],
  ...limits,
})

/** Tasks that tests bring along, in place of the product's: what they do is the test's to say. */
export const longTask = (name: string, run: LongTask['run'], limits: Partial<TaskSpec> = {}): LongTask => ({
  name,
  pace: 'long',
  spec: specOf('agents', limits),
  run,
})
export const shortTask = (name: string, run: ShortTask['run'], limits: Partial<TaskSpec> = {}): ShortTask => ({
  name,
  pace: 'short',
  spec: specOf('default', limits),
  run,
})

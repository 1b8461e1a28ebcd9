import * as z from 'zod'
import type { TaskQueue } from './queues.ts'

/**
 * Tasks of the instance rather than of a person, started by its schedule: they have no run and nobody's id. Each may be
 * repeated; the queue tries them three times, then they are dead letters without an owner.
 */
export const systemTasks = {
  'sources/fetch-board': { queue: 'scraping', payload: z.object({ sourceId: z.uuid() }) },
} as const satisfies Record<string, { queue: TaskQueue; payload: z.ZodObject }>
export type SystemTaskName = keyof typeof systemTasks

/**
 * The queues, how many tasks of each one worker process runs at once unless told otherwise, and their pace.
 *
 * `long`: tasks that take seconds or touch the outside. Each is fetched when a slot is free, claimed by itself, shows its
 * steps, and heeds the brake. `short`: idempotent tasks of milliseconds that touch nothing outside. They are fetched and
 * their runs written in batches, their steps are not shown, and the brake need not hold them.
 */
export const queues = {
  agents: { concurrency: 4, pace: 'long' },
  briefings: { concurrency: 2, pace: 'long' },
  scraping: { concurrency: 4, pace: 'long' },
  default: { concurrency: 24, pace: 'short' },
} as const satisfies Record<string, { concurrency: number; pace: 'long' | 'short' }>

export type TaskQueue = keyof typeof queues
export const queueNames = Object.keys(queues) as TaskQueue[]

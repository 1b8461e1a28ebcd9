import { TaskFailure } from './task-failure.ts'

/** Waits for `work`, but no longer than the hard limit: then the slot is free and the attempt void, whatever still runs. */
export function withHardLimit(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TaskFailure('timed-out', 'This took too long and was stopped. Try it again.')),
      limitMs,
    )
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

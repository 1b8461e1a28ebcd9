/** An attempt that ran into its time limit. It counts as a failed try. */
export class TimedOutError extends Error {
  override name = 'TimedOutError'
  constructor() {
    super('This took too long and was stopped.')
  }
}

/** Waits for `work`, but no longer than the hard limit: then the slot is free and the attempt void, whatever still runs. */
export function withHardLimit(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOutError()), limitMs)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

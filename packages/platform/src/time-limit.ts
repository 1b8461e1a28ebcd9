/** Work that did not end within its time. */
export class TimedOutError extends Error {
  override name = 'TimedOutError'
  constructor() {
    super('This took too long and was stopped.')
  }
}

/** Waits for `work`, but no longer than `limitMs`: then it throws a `TimedOutError`, whatever still runs. */
export function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimedOutError()), limitMs)
    work.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}

/** Work that did not end within its time. */
export class TimedOutError extends Error {
  override name = 'TimedOutError'
  constructor() {
    super('This took too long and was stopped.')
  }
}

type Limits = { softLimitMs: number; hardLimitMs: number }

/** Waits for `work`, but no longer than `hardLimitMs`: then it throws a `TimedOutError`, whatever still runs. `onSoft` is called at the soft limit, and the work may still end by itself. */
export function withinLimits<T>(
  work: Promise<T>,
  { softLimitMs, hardLimitMs }: Limits,
  onSoft: () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => {
      timer = setTimeout(() => reject(new TimedOutError()), hardLimitMs - softLimitMs)
      onSoft()
    }, softLimitMs)
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

/** `withinLimits` without a word before. */
export const withinLimit = <T>(work: Promise<T>, limitMs: number): Promise<T> =>
  withinLimits(work, { softLimitMs: limitMs, hardLimitMs: limitMs }, () => undefined)

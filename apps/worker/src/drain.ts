/** Thrown into work that must stop because its worker leaves: it goes back to the queue, and the attempt does not count. */
export class DrainError extends Error {
  override name = 'DrainError'
  constructor() {
    super('the worker is stopping')
  }
}

/** After this many ms of waiting for tasks to end by themselves, they are asked to stop. */
export const drainAskMs = 15_000
/** From the signal to the exit, at most: a task that does not heed its signal must not keep the process. */
export const drainMs = 25_000

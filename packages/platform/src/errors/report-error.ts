/** What is known about an error beside itself: `what` was going on, and ids or names that stood in the log line. */
export type ErrorFacts = { what: string; [key: string]: unknown }

let send: ((error: unknown, facts: ErrorFacts) => void) | undefined

/** Hands an unexpected error to error tracking; does nothing when none is configured. */
export const reportError = (error: unknown, facts: ErrorFacts): void => send?.(error, facts)

/** Where errors go from now on; undefined: nowhere. */
export function reportTo(target: typeof send): void {
  send = target
}

import { newTraceId } from './traceparent.ts'

/** What a fault of this page is found by; another one at each load. */
export const pageTraceId = newTraceId()

const mostEarly = 5
const early: unknown[] = []
let send: (error: unknown) => void = (error) => {
  if (early.length < mostEarly) early.push(error)
}

/** Hands a fault of the page to error tracking, if there is one. What the server refused or failed at is its own to tell. */
export function reportPageError(error: unknown): void {
  send(error)
}

/** From now on faults go there, those that came before included; undefined: nowhere. */
export function reportPageErrorsTo(target: ((error: unknown) => void) | undefined): void {
  send = target ?? (() => undefined)
  for (const error of early.splice(0)) send(error)
}

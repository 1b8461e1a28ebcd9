import { DomainError } from '@jobpilot/domain/errors'
import { FetchError } from '@jobpilot/platform/fetch/fetch-error'

/** A failure with words for the person, that trying again at once would not change. */
export class TaskFailure extends Error {
  override name = 'TaskFailure'
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Errors that carry a code and a message for the person; others are faults of ours and are tried again. */
export function asTaskFailure(error: unknown): TaskFailure | undefined {
  if (error instanceof TaskFailure) return error
  if (error instanceof DomainError || error instanceof FetchError)
    return new TaskFailure(error.code, error.message, { cause: error })
  return undefined
}

/** Everything the domain can refuse, as literal codes. `message` is for the person: what happened and what to do. */
export type DomainErrorCode =
  | 'not-found'
  | 'version-conflict'
  | 'invalid-input'
  | 'wrong-credentials'
  | 'email-taken'
  | 'sign-up-closed'
  | 'session-ended'
  | 'not-ready'
  | 'already-ended'
  | 'limit-reached'
  | 'not-admin'

export class DomainError extends Error {
  override name = 'DomainError'
  readonly code: DomainErrorCode
  constructor(code: DomainErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Another person's id and an id that does not exist get this same answer. */
export const notFound = (what: string): DomainError =>
  new DomainError('not-found', `There is no such ${what}. It may have been removed.`)

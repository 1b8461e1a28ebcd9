export type PageErrorCode = 'unreadable' | 'script-only' | 'too-short'

/** A page that could not be read. `message` is for a person and says what to do instead. */
export class PageError extends Error {
  readonly code: PageErrorCode

  constructor(code: PageErrorCode, message: string) {
    super(message)
    this.name = 'PageError'
    this.code = code
  }
}

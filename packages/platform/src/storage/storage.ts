export type StorageErrorCode = 'bad-key' | 'not-found' | 'unavailable'

/** Why a stored file could not be read or written. `message` is for a log; it holds the key's folder, never a file's text. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * Where files are kept. Keys are paths of plain segments under `people/<userId>/`, see `keys.ts`; every method throws
 * StorageError `bad-key` for another key and `unavailable` when the store itself fails.
 */
export type Storage = {
  /** Writes the whole file or nothing; a file under the same key is replaced. */
  put(key: string, bytes: Uint8Array, options: { contentType: string }): Promise<void>
  /** @throws StorageError `not-found` */
  get(key: string): Promise<Uint8Array>
  /** Deleting what is not there is not an error: an erasure may run twice. */
  delete(key: string): Promise<void>
  exists(key: string): Promise<boolean>
  /** Keys that start with the prefix, sorted. The prefix ends in `/`. */
  list(prefix: string): Promise<string[]>
}

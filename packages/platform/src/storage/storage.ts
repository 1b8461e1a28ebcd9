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

/** A file as a listing shows it. */
export type StoredFile = { key: string; bytes: number; changedAt: Date }

/** The whole file, or its pieces as they come: nothing larger than a piece is held in memory. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>

/**
 * Where files are kept. Keys are paths of plain segments, see `keys.ts`; every method throws StorageError `bad-key` for
 * another key and `unavailable` when the store itself fails.
 */
export type Storage = {
  /** What a person may be told of the place, e.g. `disk`. */
  readonly kind: 'disk' | 's3'
  /** Writes the whole file or nothing; a file under the same key is replaced. */
  put(key: string, content: FileContent, options: { contentType: string }): Promise<void>
  /** @throws StorageError `not-found` */
  get(key: string): Promise<Uint8Array>
  /** The same in pieces. @throws StorageError `not-found`, before the first piece */
  open(key: string): Promise<AsyncIterable<Uint8Array>>
  /** Deleting what is not there is not an error: an erasure may run twice. */
  delete(key: string): Promise<void>
  exists(key: string): Promise<boolean>
  /** Files whose keys start with the prefix, sorted by key. The prefix ends in `/`. */
  list(prefix: string): Promise<StoredFile[]>
  /** Ids of the people who have files here, in no order. */
  people(): Promise<string[]>
  /** Clears away what writes left that began before then and never ended; says how many. */
  removeUnfinished(before: Date): Promise<number>
  /** Throws `unavailable` when files cannot be kept right now. */
  check(): Promise<void>
}

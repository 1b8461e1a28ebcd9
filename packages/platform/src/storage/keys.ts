import { StorageError } from './storage.ts'

/** What an erasure leaves: held apart from people, whose files all go. */
const receiptsPrefix = 'receipts/'
const receiptKey = /^receipts\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json$/
const personId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Letters, digits, dots, dashes and underscores, not starting with a dot: nothing a file system or a URL gives a meaning. */
const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/
/** Below the limits of file systems (4,096) and of S3 keys (1,024). */
const longestKey = 512

function checkSegments(segments: readonly string[], shown: number): void {
  const [root, person, ...rest] = segments
  if (
    root !== 'people' ||
    person === undefined ||
    !personId.test(person) ||
    !rest.every((part) => segment.test(part))
  ) {
    throw new StorageError(
      'bad-key',
      `A storage key looks like people/<user id>/folder/file; this one, of ${shown} characters, does not`,
    )
  }
}

/** The key of a person's file, e.g. `personKey(userId, 'resumes', 'x.pdf')`. @throws StorageError `bad-key` */
export function personKey(userId: string, ...path: string[]): string {
  const key = ['people', userId, ...path].join('/')
  checkKey(key)
  return key
}

/** The prefix of everything a person has stored. @throws StorageError `bad-key` */
export function personPrefix(userId: string): string {
  const prefix = `people/${userId}/`
  checkPrefix(prefix)
  return prefix
}

/** Where the receipt of an erasure is filed. @throws StorageError `bad-key` */
export function receiptKeyOf(receiptId: string): string {
  const key = `${receiptsPrefix}${receiptId}.json`
  checkKey(key)
  return key
}

export const isPersonId = (text: string): boolean => personId.test(text)

/** @throws StorageError `bad-key` */
export function checkKey(key: string): void {
  if (receiptKey.test(key)) return
  const segments = key.split('/')
  if (key.length > longestKey || segments.length < 3)
    throw new StorageError('bad-key', 'A storage key is too long or names no file')
  checkSegments(segments, key.length)
}

/** A prefix always names a person, or the receipts: nothing lists everybody's files. @throws StorageError `bad-key` */
export function checkPrefix(prefix: string): void {
  if (prefix === receiptsPrefix) return
  if (!prefix.endsWith('/') || prefix.length > longestKey)
    throw new StorageError('bad-key', 'A storage prefix ends in /')
  checkSegments(prefix.slice(0, -1).split('/'), prefix.length)
}

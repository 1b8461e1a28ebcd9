import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { checkKey, checkPrefix, isPersonId } from './keys.ts'
import { type Storage, StorageError, type StoredFile } from './storage.ts'

export type S3Config = {
  bucket: string
  region: string
  /** Another address than Amazon's, e.g. of MinIO or Garage; buckets are then named in the path. */
  endpoint?: string
  accessKeyId: string
  secretAccessKey: string
}

/** S3 takes no smaller part of an upload, the last one apart. */
const partBytes = 5 * 1024 * 1024

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
  return error.name === 'NoSuchKey' || error.name === 'NotFound' || status === 404
}

/** The name of the fault alone: messages of a store may hold keys and addresses. */
const unavailable = (doing: string, error: unknown): StorageError =>
  new StorageError(
    'unavailable',
    `The S3 storage could not be ${doing} (${error instanceof Error ? error.name : 'unknown'})`,
    error,
  )

const notFound = () => new StorageError('not-found', 'No file is stored under this key')

/** Files in one bucket of an S3-compatible store, under the same keys as on a disk. Encryption and versions are the bucket's own. */
export function createS3Storage({ bucket, region, endpoint, accessKeyId, secretAccessKey }: S3Config): Storage {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
    // Newer checksums are not known to every compatible store.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const Bucket = bucket

  const page = (Prefix: string, StartAfter?: string, MaxKeys?: number): Promise<ListObjectsV2CommandOutput> =>
    client.send(new ListObjectsV2Command({ Bucket, Prefix, StartAfter, MaxKeys })).catch((error: unknown) => {
      throw unavailable('listed', error)
    })

  const open: Storage['open'] = async (key) => {
    checkKey(key)
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }))
      if (!Body) throw notFound()
      return Body as unknown as AsyncIterable<Uint8Array>
    } catch (error) {
      if (error instanceof StorageError) throw error
      throw isMissing(error) ? notFound() : unavailable('read', error)
    }
  }

  return {
    kind: 's3',
    open,
    async put(key, content, { contentType: ContentType }) {
      checkKey(key)
      const target = { Bucket, Key: key, ContentType }
      try {
        if (content instanceof Uint8Array) await client.send(new PutObjectCommand({ ...target, Body: content }))
        else await putInParts(client, target, content)
      } catch (error) {
        throw unavailable('written', error)
      }
    },
    async get(key) {
      const pieces: Uint8Array[] = []
      const content = await open(key)
      try {
        for await (const piece of content) pieces.push(piece)
      } catch (error) {
        throw unavailable('read', error)
      }
      return new Uint8Array(Buffer.concat(pieces))
    },
    async delete(key) {
      checkKey(key)
      await client.send(new DeleteObjectCommand({ Bucket, Key: key })).catch((error: unknown) => {
        if (!isMissing(error)) throw unavailable('changed', error)
      })
    },
    async exists(key) {
      checkKey(key)
      try {
        await client.send(new HeadObjectCommand({ Bucket, Key: key }))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw unavailable('read', error)
      }
    },
    async list(prefix) {
      checkPrefix(prefix)
      const files: StoredFile[] = []
      // Each page begins after what the one before ended with, which every store understands.
      for (let last: string | undefined; ; last = files.at(-1)?.key) {
        const { Contents = [], IsTruncated } = await page(prefix, last)
        for (const { Key, Size, LastModified } of Contents)
          files.push({ key: Key ?? '', bytes: Size ?? 0, changedAt: LastModified ?? new Date() })
        if (!IsTruncated || Contents.length === 0) return files
      }
    },
    async people() {
      const ids: string[] = []
      // From one person's first file to the next one's: "0" sorts after "/" and with it after all of their files.
      for (let last: string | undefined; ; last = `people/${ids.at(-1)}0`) {
        const { Contents = [] } = await page('people/', last, 1)
        const id = Contents[0]?.Key?.split('/')[1]
        if (id === undefined) return ids.filter(isPersonId)
        ids.push(id)
      }
    },
    async removeUnfinished(before) {
      try {
        const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }))
        const old = Uploads.filter(({ Initiated }) => Initiated !== undefined && Initiated < before)
        for (const { Key, UploadId } of old)
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
        return old.length
      } catch (error) {
        throw unavailable('tidied', error)
      }
    },
    async check() {
      await page('people/', undefined, 1)
    },
  }
}

/** One part in memory at a time; what was begun and failed is taken back. */
async function putInParts(
  client: S3Client,
  target: { Bucket: string; Key: string; ContentType: string },
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  await new Upload({
    client,
    params: { ...target, Body: Readable.from(content) },
    queueSize: 1,
    partSize: partBytes,
  }).done()
}

import { resolve } from 'node:path'
import { type SharedSettings, s3ConfigOf } from '../settings.ts'
import { createDiskStorage } from './disk-storage.ts'
import type { Storage } from './storage.ts'

/** The storage the settings name: a bucket, or a folder of this machine. Without a bucket nothing of S3 is loaded. */
export async function openStorage(settings: SharedSettings): Promise<Storage> {
  const s3 = s3ConfigOf(settings)
  if (!s3) return createDiskStorage(resolve(settings.DATA_DIR, 'files'))
  const { createS3Storage } = await import('./s3-storage.ts')
  return createS3Storage(s3)
}

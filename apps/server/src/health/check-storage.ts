import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Storage } from '@jobpilot/platform/storage/storage'
import type { Component } from './component.ts'

/** Less free space than this is worth a warning: a few hundred uploads, or an hour of a busy database. */
const lowSpaceMb = 500

const places: Record<Storage['kind'], string> = { disk: 'local disk', s3: 'S3 bucket' }

export async function checkStorage(storage: Storage, dataDir: string): Promise<Component> {
  const name = 'Storage'
  try {
    await storage.check()
  } catch {
    return { name, state: 'down', reason: `the ${places[storage.kind]} cannot be written` }
  }
  if (storage.kind === 'disk') {
    const { bavail, bsize } = await statfs(resolve(dataDir, 'files'))
    const freeMb = Math.floor((bavail * bsize) / 1_000_000)
    if (freeMb < lowSpaceMb)
      return { name, state: 'degraded', reason: `only ${freeMb} MB are free on the disk of the data folder` }
  }
  return { name, state: 'ok', reason: places[storage.kind] }
}

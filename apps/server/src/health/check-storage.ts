import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Component } from './component.ts'

/** Less free space than this is worth a warning: a few hundred uploads, or an hour of a busy database. */
const lowSpaceMb = 500

/** Writes a file and removes it, since rights alone say nothing about a disk that is full or read-only. */
export async function checkStorage(dataDir: string): Promise<Component> {
  const name = 'Storage'
  const folder = resolve(dataDir, 'files')
  const probe = join(folder, `.health-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(probe, 'ok')
    await rm(probe, { force: true })
    const { bavail, bsize } = await statfs(folder)
    const freeMb = Math.floor((bavail * bsize) / 1_000_000)
    return freeMb < lowSpaceMb
      ? { name, state: 'degraded', reason: `only ${freeMb} MB are free on the disk of the data folder` }
      : { name, state: 'ok', reason: 'local disk' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return { name, state: 'down', reason: `the data folder cannot be written${code}` }
  }
}

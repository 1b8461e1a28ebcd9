import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The secret in this file; when there is none, one is made and kept there. Processes that start together end up with the
 * same one. `make` is not called otherwise: a pair of keys takes a tenth of a second and more.
 */
export async function keepSecret(path: string, make: () => string): Promise<string> {
  const read = () => readFile(path, 'utf8')
  const kept = await read().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (kept) return kept
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, make(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return await read()
}

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The secret in this file; `fresh` is kept there when there is none. Processes that start together end up with the same one. */
export async function keepSecret(path: string, fresh: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, fresh, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return await readFile(path, 'utf8')
}

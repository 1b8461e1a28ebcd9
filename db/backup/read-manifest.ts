import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupError, type Manifest, manifest } from './manifest.ts'
import { measureMember } from './member-files.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The manifest as text, its own hash on the last line. */
export function sealManifest(content: Manifest): string {
  const text = JSON.stringify(content, null, 2)
  return `${text}\n${hashOf(text)}\n`
}

/** The manifest of a backup whose every file is as it was written. Throws `BackupError` that names what is not. */
export async function readWholeBackup(folder: string): Promise<Manifest> {
  const content = await readManifest(folder)
  for (const { data } of [...content.tables, ...content.files]) {
    const found = await measureMember(folder, data.path).catch(() => undefined)
    if (!found) throw new BackupError(`${data.path} is missing in the backup. Use another one.`)
    if (found.sha256 !== data.sha256 || found.bytes !== data.bytes)
      throw new BackupError(`${data.path} is not what the backup wrote: it is damaged. Use another one.`)
  }
  return content
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new BackupError(`There is no backup in ${folder}: it has no manifest.json.`)
  })
  const end = text.trimEnd().lastIndexOf('\n')
  const [body, seal] = [text.slice(0, end), text.slice(end).trim()]
  if (end < 0 || hashOf(body) !== seal) throw new BackupError('manifest.json is damaged. Use another backup.')
  const read = manifest.safeParse(JSON.parse(body))
  if (!read.success) throw new BackupError('This backup is of a form that this version does not know.')
  return read.data
}

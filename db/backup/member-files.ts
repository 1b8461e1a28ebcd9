import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Member } from './manifest.ts'

/** Passes bytes on and keeps their count and hash. */
function meter() {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      bytes += chunk.length
      next(null, chunk)
    },
  })
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** Writes `source`, through `steps`, to `path` in the folder, and says what is there now. */
export async function writeMember(
  folder: string,
  path: string,
  source: Readable,
  ...steps: NodeJS.ReadWriteStream[]
): Promise<Member> {
  const { stream, result } = meter()
  await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
  await pipeline([source, ...steps, stream, createWriteStream(join(folder, path), { mode: 0o600, flags: 'wx' })])
  return { path, ...result() }
}

/** What is at `path` now, as the manifest would say it. */
export async function measureMember(folder: string, path: string): Promise<Member> {
  const { stream, result } = meter()
  await pipeline(createReadStream(join(folder, path)), stream.resume())
  return { path, ...result() }
}

import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { DocumentError } from './document-error.ts'
import { maxInflatedBytes, maxInflateRatio } from './limits.ts'

const megabyte = 1024 * 1024

/**
 * Unpacks every part of a Word document once, counting the bytes that really come out, because sizes in ZIP headers may
 * lie; returns the XML of its page headers.
 *
 * @throws DocumentError `zip-bomb` or `corrupt`
 */
export async function readWordParts(buffer: Buffer): Promise<string[]> {
  const zip = await openZip(buffer)
  const headers: string[] = []
  let total = 0
  try {
    for await (const entry of entries(zip)) {
      if (entry.fileName.endsWith('/')) continue
      const keep = /^word\/header\d*\.xml$/u.test(entry.fileName)
      const { size, text } = await inflate(zip, entry, maxInflatedBytes - total, keep)
      total += size
      if (keep) headers.push(text)
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : new DocumentError('corrupt', { cause: error })
  } finally {
    zip.close()
  }
  return headers
}

function openZip(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: false, autoClose: false }, (error, zip) => {
      if (error !== null || zip === undefined) reject(new DocumentError('corrupt', { cause: error }))
      else resolve(zip)
    })
  })
}

async function* entries(zip: ZipFile): AsyncGenerator<Entry> {
  for (let count = 0; count < 2_000; count += 1) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (next: Entry | undefined) => {
        zip.off('entry', onEntry)
        zip.off('end', onEnd)
        zip.off('error', reject)
        resolve(next)
      }
      const onEntry = (next: Entry) => settle(next)
      const onEnd = () => settle(undefined)
      zip.once('entry', onEntry)
      zip.once('end', onEnd)
      zip.once('error', reject)
      zip.readEntry()
    })
    if (entry === undefined) return
    yield entry
  }
  throw new DocumentError('zip-bomb')
}

async function inflate(
  zip: ZipFile,
  entry: Entry,
  most: number,
  keep: boolean,
): Promise<{ size: number; text: string }> {
  const stream = await openEntry(zip, entry)
  const packed = Math.max(1, entry.compressedSize)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const data = chunk as Buffer
    size += data.length
    if (size > most || (size > megabyte && size / packed > maxInflateRatio)) {
      stream.destroy()
      throw new DocumentError('zip-bomb')
    }
    if (keep && size < megabyte) chunks.push(data)
  }
  return { size, text: Buffer.concat(chunks).toString('utf8') }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) reject(new DocumentError('corrupt', { cause: error }))
      else resolve(stream)
    })
  })
}

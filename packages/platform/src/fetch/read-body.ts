import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { FetchError } from './fetch-error.ts'

/** What is asked for in `accept-encoding`, and the only encodings that are undone. */
export const acceptedEncodings = 'gzip, br'

function decoderFor(encoding: string): Transform | null {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return null
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'br') return createBrotliDecompress()
  throw new FetchError(
    'unsupported-content',
    'The site packed its answer in a way that is not supported. Paste the text of the page instead.',
  )
}

function tooLarge(maxBytes: number): FetchError {
  const megabytes = (maxBytes / 1_048_576).toFixed(maxBytes < 1_048_576 ? 2 : 0)
  return new FetchError(
    'too-large',
    `The page is larger than ${megabytes} MB, so it was not read. Paste the part that matters instead.`,
  )
}

/**
 * Reads a body to the end and undoes its encoding. Bytes are counted after decompression, as they come out, so a small
 * answer that unpacks to gigabytes is dropped at the limit.
 *
 * @param maxBytes limit on the unpacked body
 * @throws FetchError `too-large`, `unsupported-content`; stream errors pass through
 */
export async function readBody(
  body: Readable,
  encoding: string,
  declaredLength: number | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  if (declaredLength !== undefined && declaredLength > maxBytes) throw tooLarge(maxBytes)
  const decoder = decoderFor(encoding)
  // The empty callback: a failure of either stream surfaces through the iteration below.
  const source: Readable = decoder === null ? body : pipeline(body, decoder, () => undefined)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (isBrokenPacking(error)) {
      throw new FetchError(
        'unsupported-content',
        'The site sent a damaged answer. Try again, or paste the text of the page.',
        { cause: error },
      )
    }
    throw error
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function isBrokenPacking(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    code.startsWith('Z_') ||
    code.startsWith('ERR__ERROR_') ||
    code.startsWith('ERR_BROTLI') ||
    code.startsWith('ERR_PADDING')
  )
}

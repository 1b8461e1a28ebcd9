import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** What is kept whole of a listing: its text; what was read of it and what its source sent, as JSON. */
export type ListingDocument = { text: string; content: string; raw: string }

/** Written to anew for each document: making room would cost more than writing. */
let bytes = Buffer.alloc(0)
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** A document as it is stored: two lines of JSON and the text, compressed (`zstd -d` shows it). */
export function packDocument(content: string, raw: string, text: string): Uint8Array {
  // One unit of a string takes three bytes at most.
  const most = (content.length + raw.length + text.length + 2) * 3
  if (bytes.length < most) bytes = Buffer.allocUnsafeSlow(most * 2)
  let end = bytes.write(`${content}\n`)
  end += bytes.write(raw, end)
  bytes[end] = lineBreak
  end += 1
  end += bytes.write(text, end)
  return zstdCompressSync(bytes.subarray(0, end), quick)
}

const lineBreak = 10

/** Opens what `packDocument` made. JSON on one line holds no line break. */
export function openDocument(packed: Uint8Array): ListingDocument {
  const whole = zstdDecompressSync(packed).toString()
  const first = whole.indexOf('\n')
  const second = whole.indexOf('\n', first + 1)
  return {
    content: whole.slice(0, first),
    raw: whole.slice(first + 1, second),
    text: whole.slice(second + 1),
  }
}

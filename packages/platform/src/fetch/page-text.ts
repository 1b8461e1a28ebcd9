/** How far into a page a `<meta charset>` is looked for; the HTML standard asks for 1,024 bytes, pages are sloppier. */
const metaWindowBytes = 4_096

function charsetFromMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return undefined
}

function charsetFromMeta(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, metaWindowBytes)).toString('latin1')
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1]
  )
}

function decoderFor(label: string | undefined) {
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    // A label nobody knows: UTF-8 reads most pages, and what it cannot read shows as replacement characters.
    return new TextDecoder('utf-8')
  }
}

/** Decodes a page by its byte order mark, then the charset of its content type, then its own meta tag, then as UTF-8. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const fromHeader = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]
  return decoderFor(charsetFromMark(bytes) ?? fromHeader ?? charsetFromMeta(bytes)).decode(bytes)
}

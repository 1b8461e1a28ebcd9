/** As many stray control characters are damage of copying, however short the text. */
const fewControls = 5

/**
 * Text of a plain file: UTF-8, UTF-16 with a byte-order mark, otherwise windows-1252. Undefined when the bytes are no
 * text: many control characters, NULs among them. A few are left out.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const decoded = decode(bytes)
  if (decoded === undefined) return undefined
  const sample = decoded.slice(0, 20_000)
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu)?.length ?? 0
  return controls > Math.max(fewControls, sample.length / 100) ? undefined : cleanText(decoded)
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const ligatures: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }

/** Text without control characters, invisible marks and bidirectional overrides; ligatures spelled out, line breaks as "\n". */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
      .replace(/\f/gu, '\n\n')
      // A soft hyphen at the end of a line is no letter of the word: what it cut off goes back to it.
      .replace(/(?<=\p{L})\u00ad[ \t]{0,9}\n[ \t]{0,99}(\p{Ll}\S{0,99})(?:[ \t]+|\n|$)/gu, '$1\n')
      .replace(
        /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]/gu,
        '',
      )
      .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligatures[ligature] ?? ligature)
      .replace(/\u3000/gu, '  ')
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/gu, ' ')
  )
}

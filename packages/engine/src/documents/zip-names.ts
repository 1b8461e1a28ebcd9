/** Names in the central directory of a ZIP file; empty when there is none. Reads at most 2,000 names and inflates nothing. */
export function zipEntryNames(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > data.length) return []
  const names: string[] = []
  let at = data.readUInt32LE(end + 16)
  while (names.length < 2_000 && at + 46 <= data.length && data.readUInt32LE(at) === 0x02014b50) {
    const nameLength = data.readUInt16LE(at + 28)
    names.push(data.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  return names
}

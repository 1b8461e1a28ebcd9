import { decodeText } from './text-document.ts'
import { zipEntryNames } from './zip-names.ts'

export type DocumentKind = 'pdf' | 'docx' | 'text'

/** What a file is by its own bytes, whatever its name says; undefined for anything that is not read here. */
export function identifyDocument(bytes: Uint8Array): DocumentKind | undefined {
  if (indexOfAscii(bytes.subarray(0, 1_024), '%PDF-') >= 0) return 'pdf'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return isWordPackage(bytes) ? 'docx' : undefined
  if (
    startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) ||
    startsWith(bytes, [0x4d, 0x5a]) ||
    startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46])
  )
    return undefined
  if (bytes.length === 0 || /^(?:\{\\rtf|<\?xml|<!doctype|<html|<svg)/iu.test(asciiStart(bytes).trimStart()))
    return undefined
  return decodeText(bytes) === undefined ? undefined : 'text'
}

/** A password-protected Office file is a compound file with an encrypted package inside. */
export function isEncryptedOfficeFile(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  )
}

function isWordPackage(bytes: Uint8Array): boolean {
  const names = zipEntryNames(bytes)
  return names.includes('[Content_Types].xml') && names.some((name) => /^word\/document\d*\.xml$/u.test(name))
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((value, index) => bytes[index] === value)
}

function asciiStart(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '')
}

function indexOfAscii(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).indexOf(text, 0, 'latin1')
}

import { createHash } from 'node:crypto'
import type { AuthProvider } from '@jobpilot/db/types'

/** Namespace of JobPilot's name-based ids; fixed for ever, since every person's id is made from it. */
const namespace = Buffer.from('6b1f0a527c0e4c0b9d5e2a9c3d4f8e71', 'hex')

/**
 * The internal id of whoever a provider knows under `externalId`: a UUID version 5 (RFC 9562). Being computed, it needs
 * no look-up across people, so that even signing in happens inside one person's own rows.
 */
export function personId(provider: AuthProvider, externalId: string): string {
  const hash = createHash('sha1').update(namespace).update(`${provider}:${externalId}`).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

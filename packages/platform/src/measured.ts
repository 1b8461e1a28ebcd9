import { createHash } from 'node:crypto'

export type Measure = { bytes: number; sha256: string }

/** Passes a stream on as it is; `measure` says what has passed, once it has ended. */
export function measured(content: AsyncIterable<Uint8Array>): {
  content: AsyncIterable<Uint8Array>
  measure: () => Measure
} {
  const hash = createHash('sha256')
  let bytes = 0
  let sha256: string | undefined
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
    sha256 = hash.digest('hex')
  }
  return {
    content: pass(),
    measure() {
      if (sha256 === undefined) throw new Error('the stream has not ended')
      return { bytes, sha256 }
    },
  }
}

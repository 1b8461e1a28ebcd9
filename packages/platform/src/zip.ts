import { Zip, ZipDeflate } from 'fflate'

export type ZipEntry = { name: string; content: AsyncIterable<Uint8Array> }

const nothing = new Uint8Array(0)

/** A ZIP of the entries, in pieces and in their order, each read only when its turn comes. At most 4 GiB in all. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, piece) => {
    failure ??= error
    ready.push(piece)
  })
  const taken = () => {
    if (failure) throw failure
    const pieces = ready
    ready = []
    return pieces
  }
  for await (const { name, content } of entries) {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    for await (const piece of content) {
      file.push(piece)
      yield* taken()
    }
    file.push(nothing, true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

import { openSlow, slowKinds } from './slow-kinds.mjs'

// Opens so many connections of each of these kinds at once, and says how long each of them was borne, in ms.
process.once('disconnect', () => process.exit(0))
const [url, token, what] = process.argv.slice(2)
const { names, howMany, isLong } = JSON.parse(what)

const kinds = slowKinds(token, isLong)
const borne = await Promise.all(
  names.flatMap((kind) => {
    const [limitMs, behave] = kinds[kind]
    return Array.from({ length: howMany }, async () => ({ kind, took: await openSlow(url, behave, limitMs) }))
  }),
)
process.send(borne, () => process.exit(0))

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Styles of Mantine that the built code asks for by class and `src/ui/mantine.css` does not bring. */
const assets = join(import.meta.dirname, 'dist/assets')
const styles = join(import.meta.dirname, '../../node_modules/@mantine/core/styles')
const read = (folder, ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
const classes = (text) => text.match(/(?<=\.)m_[0-9a-f]+/g) ?? []

const used = new Set(read(assets, '.js').flatMap(({ text }) => text.match(/\bm_[0-9a-f]{6,}/g) ?? []))
const there = new Set(read(assets, '.css').flatMap(({ text }) => classes(text)))
if (used.size === 0 || there.size === 0) throw new Error('No classes of Mantine in dist/assets: build first')
const missing = read(styles, '.layer.css').filter(({ text }) =>
  classes(text).some((each) => used.has(each) && !there.has(each)),
)
for (const { name } of missing) console.error(`src/ui/mantine.css lacks @import "@mantine/core/styles/${name}"`)
if (missing.length > 0) process.exit(1)
console.log(`${used.size} classes of Mantine are used, each with its styles`)

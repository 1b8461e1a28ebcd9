import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** What the signed-in shell may load before a page of it shows, in kB of brotli-compressed JavaScript. */
const budgetKb = 170
const dist = join(import.meta.dirname, 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

const files = new Set()
const collect = (key) => {
  const chunk = manifest[key]
  if (chunk === undefined || files.has(chunk.file)) return
  files.add(chunk.file)
  for (const imported of chunk.imports ?? []) collect(imported)
}
collect('index.html')
// Home is the first page most people see.
collect('src/app/routes/home.tsx')

let total = 0
for (const file of files) {
  if (!file.endsWith('.js')) continue
  const kb = brotliCompressSync(readFileSync(join(dist, file))).length / 1_000
  total += kb
  console.log(`${kb.toFixed(1).padStart(7)} kB  ${file}`)
}
console.log(`${total.toFixed(1).padStart(7)} kB  of ${budgetKb} kB`)
if (total > budgetKb) {
  console.error('The signed-in shell is over its budget. Load what it does not need at once later.')
  process.exit(1)
}

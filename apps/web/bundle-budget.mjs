import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** What the signed-in shell may load before its first page, which is home, shows: kB of brotli-compressed JavaScript. */
const budgetKb = 170
const dist = join(import.meta.dirname, 'dist')
const page = readFileSync(join(dist, 'index.html'), 'utf8')
const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file)
if (files.length === 0) throw new Error('dist/index.html loads no scripts: build first, or mend how this reads it')

let total = 0
for (const file of files) {
  const kb = brotliCompressSync(readFileSync(join(dist, file))).length / 1_000
  total += kb
  console.log(`${kb.toFixed(1).padStart(7)} kB  ${file}`)
}
console.log(`${total.toFixed(1).padStart(7)} kB  of ${budgetKb} kB`)
if (total > budgetKb) {
  console.error('The signed-in shell is over its budget. Load what it does not need at once later.')
  process.exit(1)
}

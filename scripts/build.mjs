import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { root } from './setup/paths.mjs'
import { step, totalTime } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

await ensureRuntime()
await step('Web app', async () => {
  const { build } = await import('vite')
  await build({ root: `${root}/apps/web`, configFile: `${root}/apps/web/vite.config.ts`, logLevel: 'warn' })
  keepMapsApart()
  await compressAssets()
})
// Both run from their sources as well, as Node takes the types out by itself; in one piece they start in a third of the time.
await step('Server and worker', async () => (await import('./setup/bundle.mjs')).bundle())

/** Source maps are for error tracking: beside what is served rather than in it, unless they are asked for. */
function keepMapsApart() {
  if (process.argv.includes('--public-source-maps')) return
  const [from, to] = [`${root}/apps/web/dist/assets`, `${root}/apps/web/source-maps`]
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  for (const name of readdirSync(from)) if (name.endsWith('.map')) renameSync(`${from}/${name}`, `${to}/${name}`)
}
console.log(`\nBuilt in ${totalTime()}. Start it with: npm start`)

/** Beside each file, what is sent in its place: brotli where the browser takes it, gzip over plain http. */
async function compressAssets() {
  const folder = `${root}/apps/web/dist/assets`
  const worth = readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name))
  await Promise.all(
    worth.map(async (name) => {
      const bytes = await readFile(`${folder}/${name}`)
      await writeFile(`${folder}/${name}.br`, await promisify(brotliCompress)(bytes))
      await writeFile(`${folder}/${name}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}

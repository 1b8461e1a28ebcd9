import { rmSync } from 'node:fs'
import { relative } from 'node:path'
import { rolldown } from 'rolldown'
import { bundleDir, root } from './paths.mjs'

/**
 * Stay in node_modules: what is loaded only when it is configured or rarely used, what looks for files beside its own, and
 * what must exist once for all who load it.
 */
const apart = [
  /^@aws-sdk\//,
  /^@opentelemetry\/(?!api$|context-async-hooks$)/,
  /^@react-email\//,
  /^@sentry\//,
  /^graphile-/,
  /^linkedom$/,
  /^node-linux/,
  /^nodemailer/,
  /^pg-native$/,
  /^pino-pretty/,
  /^react(-|$)/,
  /^unpdf/,
]

/** A bundled module goes on knowing the place of its source: threads, migrations and the web app are found from there. */
const knowPlaces = {
  name: 'know-places',
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import.meta.url')) return null
    const place = JSON.stringify(relative(bundleDir, id).replaceAll('\\', '/'))
    return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null }
  },
}

/**
 * `node:http` as an ES module asks for every name it has, and one of them loads Node's own fetch, a tenth of a start:
 * here it has the names that are used.
 */
const plainHttp = {
  name: 'plain-http',
  resolveId: (id, _from, { kind }) => (id === 'node:http' && kind === 'import-statement' ? '\0plain-http' : null),
  load: (id) =>
    id === '\0plain-http'
      ? "const http = process.getBuiltinModule('node:http'); export const { createServer, IncomingMessage, ServerResponse, request, Agent, STATUS_CODES } = http; export default http"
      : null,
}

/** A server that runs by itself is one file and what it loads later: to find sixty small ones takes a tenth of its start. */
const inOnePiece = { groups: [{ name: 'server', tags: ['$initial'] }] }

/**
 * Server and worker in few files: a process that finds 1,700 modules one by one needs a second for it. Names and lines stay
 * as written; stack traces are put back by the maps beside the files.
 */
export async function bundle() {
  rmSync(bundleDir, { recursive: true, force: true })
  await write({ server: `${root}/apps/server/src/main.ts` }, { codeSplitting: inOnePiece })
  await write({ worker: `${root}/apps/worker/src/main.ts`, parts: `${root}/scripts/setup/parts.mjs` })
}

async function write(input, settings = {}) {
  const built = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: apart,
    plugins: [knowPlaces, plainHttp],
    logLevel: 'warn',
  })
  await built.write({
    dir: bundleDir,
    format: 'esm',
    sourcemap: true,
    // The sources are there.
    sourcemapExcludeSources: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    ...settings,
  })
  await built.close()
}

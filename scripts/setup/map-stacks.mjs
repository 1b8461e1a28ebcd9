import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { bundleDir } from './paths.mjs'

// Loaded first (`node --import`): stack traces of the bundle name the sources. Node's own way reads every map at each start,
// which takes longer than the server; here a map is read with the first error that needs it.
const maps = new Map()

function mapOf(file) {
  if (!maps.has(file)) {
    try {
      maps.set(file, new SourceMap(JSON.parse(readFileSync(`${bundleDir}/${file}.map`, 'utf8'))))
    } catch {
      maps.set(file, null)
    }
  }
  return maps.get(file)
}

const place = /file:\/\/[^\s()]*\/dist\/([\w.-]+\.mjs):(\d+):(\d+)/

const named = (line) =>
  line.replace(place, (whole, file, at, column) => {
    const entry = mapOf(file)?.findEntry(Number(at) - 1, Number(column) - 1)
    if (!entry?.originalSource) return whole
    const source = new URL(entry.originalSource, `file://${bundleDir}/`)
    return `${source.href}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })

Error.prepareStackTrace = (error, frames) => {
  let head = 'Error'
  try {
    head = String(error)
  } catch {
    // An error that cannot be written is still an error.
  }
  return [head, ...frames.map((frame) => named(`    at ${frame}`))].join('\n')
}

import { Parser } from 'htmlparser2'
import { type JsonObject, parseLoose, searchAll } from '../posting/json-ld.ts'
import { flatten } from './flatten.ts'

/** Scripts of a page that are read at most; more of them are an attack. */
const mostScripts = 2_000

/** Every JobPosting in a page's JSON-LD, in its order. One pass over the page, without building its tree. */
export function jobPostingsOf(html: string): JsonObject[] {
  const found: JsonObject[] = []
  let script: string[] | null = null
  let scripts = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script' && /ld\+json/i.test(attributes.type ?? '') && ++scripts <= mostScripts) script = []
    },
    ontext(text) {
      script?.push(text)
    },
    onclosetag(name) {
      if (name !== 'script' || script === null) return
      found.push(...searchAll(parseLoose(script.join(''))))
      script = null
    },
  })
  parser.end(flatten(html))
  return found
}

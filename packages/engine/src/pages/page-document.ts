import { parseHTML } from 'linkedom'
import { flatten } from './flatten.ts'

/** Most of a page that is read; the rest of a larger one is left out. */
export const longestPage = 2_000_000

export type PageDocument = ReturnType<typeof parseHTML>['document']
export type PageElement = ReturnType<PageDocument['createElement']>

/** Parses a page, whole or a fragment. Throws only when the parser itself gives up. */
export function openPage(html: string): PageDocument {
  const cut = flatten(html.slice(0, longestPage))
  return parseHTML(/<html[\s>]/i.test(cut) ? cut : `<!doctype html><html><head></head><body>${cut}</body></html>`)
    .document
}

import { Parser } from 'htmlparser2'

/** An entry of an RSS or Atom feed: the text of its own elements by name, and where it leads. */
export type FeedEntry = { fields: Record<string, string>; link: string | null }

const entryNames = new Set(['item', 'entry'])
/** Entries that are read of one feed. */
const mostEntries = 20_000
const longestField = 400_000
/** No feed nests deeper; one that does is read up to there. */
const deepest = 500

/**
 * Reads the entries of an RSS 1, RSS 2 or Atom feed; null when the text is no feed. One pass; markup in an entry's text that is
 * not escaped is kept as text only.
 */
export function readFeed(xml: string): FeedEntry[] | null {
  const entries: FeedEntry[] = []
  let isFeed = false
  let entry: FeedEntry | null = null
  let field: string | null = null
  let depth = 0
  let open = 0
  const parser = new Parser(
    {
      onopentag(rawName, attributes) {
        const name = rawName.toLowerCase()
        open += 1
        if (open > deepest) return parser.pause()
        if (/^(?:rss|feed|rdf:rdf)$/.test(name)) isFeed = true
        if (isFeed && entry === null && entryNames.has(name) && entries.length < mostEntries) {
          entry = { fields: {}, link: null }
          depth = 0
        } else if (entry !== null) {
          depth += 1
          if (depth === 1) field = name
          const isMain = (attributes.rel ?? 'alternate') === 'alternate'
          if (name === 'link' && attributes.href !== undefined && isMain) entry.link ??= attributes.href
        }
      },
      ontext(text) {
        if (entry === null || field === null) return
        entry.fields[field] = ((entry.fields[field] ?? '') + text).slice(0, longestField)
      },
      onclosetag(rawName) {
        open -= 1
        if (entry === null) return
        if (depth === 0 && entryNames.has(rawName.toLowerCase())) {
          entries.push({ ...entry, link: entry.link ?? entry.fields.link?.trim() ?? null })
          entry = null
          return
        }
        depth -= 1
        if (depth === 0) field = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return isFeed ? entries : null
}

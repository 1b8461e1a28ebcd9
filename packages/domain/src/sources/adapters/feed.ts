import { readFeed } from '@jobpilot/engine/pages/read-feed'
import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter } from '../adapter.ts'
import { plain, plainList, webAddress, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { SourceFailure } from '../source-error.ts'

const item = z.looseObject({
  title: z.string().trim().min(1),
  link: z.url(),
  guid: z.string().optional(),
  id: z.string().optional(),
  description: z.string().optional(),
  summary: z.string().optional(),
  content: z.string().optional(),
  'content:encoded': z.string().optional(),
  pubdate: z.string().optional(),
  published: z.string().optional(),
  updated: z.string().optional(),
  'dc:date': z.string().optional(),
  region: z.string().optional(),
  'job_listing:location': z.string().optional(),
  'job_listing:company': z.string().optional(),
})

/** "Acme: Senior Engineer", as We Work Remotely and others write it; an "at" does the same the other way round. */
function splitTitle(title: string): { title: string; employer: string | null } {
  const colon = /^([^:]{2,60}):\s+(\S.{2,})$/.exec(title)
  if (colon) return { employer: plain(colon[1]), title: colon[2] ?? title }
  const at = /^(.{3,120}?)\s+(?:at|@)\s+(\p{Lu}[^@]{1,60})$/u.exec(title)
  return at ? { title: at[1] ?? title, employer: plain(at[2]) } : { title, employer: null }
}

/** Any RSS or Atom feed of openings, by its address. */
export const feed = defineAdapter({
  kind: 'feed',
  name: 'RSS or Atom feed',
  homepage: 'https://www.rssboard.org/rss-specification',
  boardIs: 'address',
  boardPattern: /^https?:\/\/\S{4,490}$/,
  boardHint: 'The address of the feed, e.g. https://example.com/jobs.rss.',
  terms: { refreshMinutes: 180, callsPerDay: 2_000, attribution: { text: 'From the feed of its site', url: '' } },
  isComplete: false,
  keys: [],
  item,
  expected: [],
  first: (board) => ({
    url: board,
    accept: 'application/rss+xml, application/atom+xml, application/xml, text/xml, */*;q=0.1',
  }),
  read: (page) => {
    const entries = readFeed(page.text())
    if (entries === null)
      throw new SourceFailure(
        'not-this-kind',
        'This address does not lead to an RSS or Atom feed. Look for the feed icon or "RSS" on the site and use that address.',
      )
    return { items: entries.map(({ fields, link }) => ({ ...fields, link: absolute(link, page.url) })), next: null }
  },
  map: (entry, { employer }) => {
    const named = splitTitle(entry.title.replace(/\s+/g, ' '))
    const place = plain(entry['job_listing:location'] ?? entry.region)
    return {
      ...unstated,
      externalId: (entry.guid ?? entry.id ?? entry.link).trim().slice(0, 500) || entry.link.slice(0, 500),
      url: entry.link,
      applyUrl: webAddress(entry.link),
      title: employer === null ? named.title : entry.title,
      employer: employer ?? plain(entry['job_listing:company']) ?? named.employer,
      places: plainList([place]).filter((name) => !/anywhere|remote/i.test(name)),
      workMode: workModeOf(place ?? ''),
      remoteScope: /anywhere|remote/i.test(place ?? '') ? place : null,
      description: entry['content:encoded'] ?? entry.content ?? entry.description ?? entry.summary ?? '',
      postedAt: plausibleMoment(entry.pubdate ?? entry.published ?? entry['dc:date'] ?? entry.updated),
    }
  },
})

function absolute(link: string | null, base: string): string | null {
  if (link === null || !URL.canParse(link, base)) return null
  return webAddress(new URL(link, base).href)
}

import { unstated } from '@jobpilot/schemas/sources'
import * as z from 'zod'
import { defineAdapter, type SourcePage } from '../adapter.ts'
import { employmentTypeOf, plain, workModeOf } from '../field-words.ts'
import { plausibleMoment } from '../plausible-moment.ts'
import { listIn, objectOf } from '../read-json.ts'
import { onlyFeed } from './company-board.ts'

const item = z.object({
  id: z.number().int(),
  text: z.string().min(1),
  author: z.string().nullable().optional(),
  created_at: z.string().optional(),
  created_at_i: z.number().optional(),
  children: z.unknown().optional(),
  parent_id: z.unknown().optional(),
  story_id: z.unknown().optional(),
  points: z.unknown().optional(),
  options: z.unknown().optional(),
  title: z.unknown().optional(),
  url: z.unknown().optional(),
  type: z.unknown().optional(),
})

const entities: Record<string, string> = {
  '&amp;': '&',
  '&#x27;': "'",
  '&quot;': '"',
  '&gt;': '>',
  '&lt;': '<',
  '&#x2F;': '/',
}
const undone = (text: string) =>
  text.replace(/<[^<>]*>/g, ' ').replace(/&(?:amp|#x27|quot|gt|lt|#x2F);/g, (mark) => entities[mark] ?? mark)
const worksAs =
  /engineer|developer|designer|manager|scientist|architect|lead\b|analyst|sre\b|devops|founding|head of|director|writer|researcher|programmer|consultant|recruiter|marketing|sales|intern|multiple|roles|positions/i
const namesMode =
  /^(?:fully |100% )?remote|hybrid|on-?site|in[- ]office|full[- ]?time|part[- ]?time|contract|visa|intern(?:ship)?$|^https?:|\$|€|£/i

/** "Acme | Senior Engineer | Berlin or remote (EU) | Full-time": what posters agree on for the first line. */
export function readFirstLine(html: string) {
  const line = undone(html.split(/<p>|\n/)[0] ?? '')
  const parts = line.split('|').flatMap((part) => plain(part, 200) ?? [])
  if (parts.length < 2) return null
  const [employer = null, ...rest] = parts
  const title = rest.find((part) => worksAs.test(part)) ?? rest.find((part) => !namesMode.test(part))
  const mode = rest.find((part) => /remote|hybrid|on-?site/i.test(part))
  const place = rest.find((part) => part !== title && !namesMode.test(part) && /^\p{Lu}/u.test(part))
  if (title === undefined) return null
  return {
    employer: employer?.replace(/\s*\((?:https?:)?[^)]*\)$/, '') ?? null,
    title,
    place: place ?? null,
    mode: workModeOf(mode),
    remoteScope: plain(/remote\s*[(:,-]\s*([^)|]{2,60})/i.exec(mode ?? '')?.[1]),
    employmentType: employmentTypeOf(...rest.filter((part) => /time|contract|intern/i.test(part) && part !== title)),
  }
}

const api = 'https://hn.algolia.com/api/v1'

function threadOf(hits: unknown[]): SourcePage {
  const thread = hits.find(
    (hit): hit is { objectID: string } =>
      typeof hit === 'object' &&
      hit !== null &&
      'title' in hit &&
      /^Ask HN: Who is hiring/i.test(String(hit.title)) &&
      'objectID' in hit,
  )
  return { items: [], next: thread ? { url: `${api}/items/${encodeURIComponent(thread.objectID)}` } : null }
}

/** https://hn.algolia.com/api: the newest monthly thread, each of its first-level comments a posting. */
export const hnHiring = defineAdapter({
  kind: 'hn-hiring',
  name: 'Hacker News: Who is hiring?',
  homepage: 'https://hn.algolia.com/api',
  ...onlyFeed,
  terms: {
    refreshMinutes: 360,
    callsPerDay: 40,
    attribution: {
      text: 'From "Who is hiring?" on Hacker News',
      url: 'https://news.ycombinator.com/submitted?id=whoishiring',
    },
  },
  isComplete: false,
  keys: [],
  item,
  expected: ['created_at'],
  first: () => ({
    url: `${api}/search_by_date?tags=story,author_whoishiring&query=%22who%20is%20hiring%22&hitsPerPage=10`,
  }),
  read: (page, request) => {
    const body = objectOf(page)
    if (!request.url.includes('/items/')) return threadOf(listIn(body, 'hits'))
    // A deleted comment has no text.
    const hasText = (child: unknown) =>
      typeof child === 'object' && child !== null && 'text' in child && Boolean(child.text)
    return { items: listIn(body, 'children').filter(hasText), next: null }
  },
  map: (comment) => {
    const head = readFirstLine(comment.text)
    if (head === null) return null
    return {
      ...unstated,
      externalId: String(comment.id),
      url: `https://news.ycombinator.com/item?id=${comment.id}`,
      title: head.title,
      employer: head.employer,
      places: head.place === null ? [] : [head.place],
      workMode: head.mode,
      remoteScope: head.remoteScope,
      employmentType: head.employmentType,
      description: comment.text,
      postedAt: plausibleMoment(comment.created_at_i) ?? plausibleMoment(comment.created_at),
    }
  },
})

import type { ParsedPosting } from '@jobpilot/schemas/posting'
import { openPage, type PageDocument } from '../pages/page-document.ts'
import { dropFurniture, textOf } from '../pages/page-text.ts'
import { metaContent } from '../pages/read-page.ts'
import { pageObstacle, readableText } from '../pages/readable-text.ts'
import { findJobPosting, type JsonObject } from './json-ld.ts'
import { parsePostingText } from './parse-posting-text.ts'
import { applyHead, type HeadLine, headLine, headOfJobPosting, headText } from './posting-head.ts'
import { postingText } from './posting-text.ts'

const jobSites =
  /^(?:linkedin|indeed|glassdoor|greenhouse|lever|workable|ashby|smartrecruiters|workday|monster|stepstone|xing|ziprecruiter|welcome to the jungle|careers?|jobs?|recruitee|personio|bamboohr|icims)/i

function descriptionText(description: unknown): string {
  let text = typeof description === 'string' ? description : ''
  // Boards escape the markup once or twice; each round undoes one.
  for (let round = 0; round < 3; round++) {
    if (/<\/?(?:p|div|br|ul|li|h\d|strong|span|b)\b/i.test(text)) return textOf(openPage(text).body)
    if (!/&(?:lt|amp|#\d+|[a-z]+);/i.test(text)) break
    text = openPage(`<pre>${text.replace(/</g, '&lt;')}</pre>`).querySelector('pre')?.textContent ?? text
  }
  return text.trim()
}

function microdataHead(document: PageDocument): HeadLine[] {
  const scope = document.querySelector('[itemtype*="JobPosting"]')
  if (scope === null) return []
  const value = (name: string) => {
    const element = scope.querySelector(`[itemprop="${name}"]`)
    return (element?.getAttribute('content') ?? element?.getAttribute('datetime') ?? element?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 200)
  }
  const employer =
    scope.querySelector('[itemprop="hiringOrganization"] [itemprop="name"]')?.textContent ?? value('hiringOrganization')
  return [
    headLine('title', 'Job title', value('title')),
    headLine('employer', 'Company', employer),
    headLine('place', 'Location', value('addressLocality') || value('jobLocation')),
    headLine('posted', 'Date posted', value('datePosted')),
    headLine('type', 'Employment type', value('employmentType')),
  ].filter((entry) => entry !== undefined)
}

function fromJobPosting(posting: JsonObject): ParsedPosting {
  const head = headOfJobPosting(posting)
  const parsed = applyHead(parsePostingText(`${headText(head)}\n${descriptionText(posting.description)}`), head)
  return { ...parsed, readFrom: 'json-ld' }
}

function fromReadableText(document: PageDocument, html: string): ParsedPosting {
  const heading = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  const pageTitle =
    metaContent(document, ['og:title', 'twitter:title']) ??
    document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() ??
    ''
  const site = metaContent(document, ['og:site_name'])
  const head = microdataHead(document)
  dropFurniture(document)
  const body = postingText(readableText(document))
  const isInBody = (text: string) => text !== '' && body.slice(0, 600).toLowerCase().includes(text.toLowerCase())
  const first =
    head.length > 0 || isInBody(heading)
      ? ''
      : heading.length > 3 && heading.length < 140
        ? `${heading}\n\n`
        : `${pageTitle}\n\n`
  const parsed = applyHead(parsePostingText(`${headText(head)}${first}${body}`), head)
  const obstacle = pageObstacle(html, body)
  const withSite =
    parsed.content.employer === null && site !== null && !jobSites.test(site)
      ? employerFromSite(
          parsed,
          headLine('employer', 'Company', site.replace(/\s+(?:careers|jobs|karriere)$/i, '')),
          head,
          `${first}${body}`,
        )
      : parsed
  return { ...withSite, readFrom: 'readable-text', unread: [...obstacleNotice(obstacle), ...withSite.unread] }
}

function employerFromSite(
  parsed: ParsedPosting,
  employer: HeadLine | undefined,
  head: HeadLine[],
  rest: string,
): ParsedPosting {
  if (employer === undefined) return parsed
  const lines = [...head, employer]
  return applyHead(parsePostingText(`${headText(lines)}${rest}`), lines)
}

function obstacleNotice(obstacle: 'script-only' | 'login-wall' | null): ParsedPosting['unread'] {
  if (obstacle === 'script-only')
    return [
      {
        code: 'script-only-page',
        message:
          'This page shows its text only with JavaScript, which is not run here. Open it, copy the posting and paste the text.',
      },
    ]
  if (obstacle === 'login-wall')
    return [
      {
        code: 'login-wall',
        message:
          'This page asks to sign in before it shows the posting. Open it yourself, copy the posting and paste the text.',
      },
    ]
  return []
}

function absolute(href: string | null, base: string): string | null {
  if (href === null) return null
  try {
    const url = new URL(href, base)
    return /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null
  } catch {
    return null
  }
}

/**
 * Reads a posting from a page: its JSON-LD JobPosting first, else its main text without navigation, notices and other jobs.
 * Data the page states outside its text is put at the head of `text` as labelled lines, so that every value has a span.
 * Never throws: a page that cannot be read gives an empty posting whose `unread` says what to do.
 */
export function parsePostingHtml(html: string, url: string): ParsedPosting {
  try {
    const document = openPage(html)
    const posting = findJobPosting(document)
    const fromData = posting === undefined ? undefined : fromJobPosting(posting)
    const applyHref = dropApplyLink(html)
    if (fromData !== undefined && (fromData.content.title !== null || fromData.text.length > 400)) {
      return {
        ...fromData,
        content: {
          ...fromData.content,
          applyUrl: absolute(applyHref, url) ?? fromData.content.applyUrl ?? absolute(url, url),
        },
      }
    }
    const parsed = fromReadableText(document, html)
    return {
      ...parsed,
      content: {
        ...parsed.content,
        applyUrl: absolute(applyHref, url) ?? parsed.content.applyUrl ?? absolute(url, url),
      },
    }
  } catch {
    const empty = parsePostingText('')
    return {
      ...empty,
      readFrom: 'readable-text',
      unread: [
        { code: 'unreadable', message: 'This page could not be read. Open it, copy the posting and paste the text.' },
        ...empty.unread,
      ],
    }
  }
}

function dropApplyLink(html: string): string | null {
  return dropFurniture(openPage(html))
}

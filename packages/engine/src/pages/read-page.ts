import { openPage, type PageDocument } from './page-document.ts'
import { PageError } from './page-error.ts'
import { dropFurniture } from './page-text.ts'
import { pageObstacle, readableText } from './readable-text.ts'

/** A page read for outreach: its title, its main text, and the site's own name where the page gives it. */
export type ReadPage = { title: string; text: string; siteName: string | null }

const paste = 'Open the page, copy its text and paste it instead.'

/** The content of the first `<meta>` with one of the names, trimmed. */
export function metaContent(document: PageDocument, names: readonly string[]): string | null {
  for (const name of names) {
    const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)
    const content = element?.getAttribute('content')?.replace(/\s+/g, ' ').trim()
    if (content) return content
  }
  return null
}

function open(html: string, url: string): PageDocument {
  try {
    return openPage(html)
  } catch {
    throw new PageError('unreadable', `The page at ${url} could not be read. ${paste}`)
  }
}

/** Reads a company page. Throws `PageError` when the page is broken, needs JavaScript or says too little to write from. */
export function readPage(html: string, url: string): ReadPage {
  if (html.trim() === '' || (!/[<]/.test(html) && html.includes('\u0000')))
    throw new PageError('unreadable', `The page at ${url} is empty or not text. ${paste}`)
  const document = open(html, url)
  const siteName = metaContent(document, ['og:site_name', 'application-name'])
  const heading = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim()
  const title =
    metaContent(document, ['og:title']) ??
    (document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() || heading) ??
    ''
  dropFurniture(document)
  const text = readableText(document).slice(0, 60_000)
  if (pageObstacle(html, text) === 'script-only')
    throw new PageError(
      'script-only',
      `The page at ${url} shows its text only with JavaScript, which is not run here. ${paste}`,
    )
  if (pageObstacle(html, text) === 'login-wall')
    throw new PageError('unreadable', `The page at ${url} asks to sign in first. ${paste}`)
  if (text.replace(/\s/g, '').length < 120)
    throw new PageError(
      'too-short',
      `The page at ${url} holds too little text to write from. Choose a page that tells what the company does, or paste some text about it.`,
    )
  return { title, text, siteName }
}

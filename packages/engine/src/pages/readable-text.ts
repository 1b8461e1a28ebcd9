import { Readability } from '@mozilla/readability'
import { openPage, type PageDocument } from './page-document.ts'
import { textOf } from './page-text.ts'

/**
 * The main text of a page whose furniture is gone. Readability decides when it keeps most of what is left; on pages it
 * does not understand (it drops lists it takes for link farms) the whole remaining text is used.
 */
export function readableText(document: PageDocument): string {
  const body = document.querySelector('main, [role="main"]') ?? document.querySelector('article') ?? document.body
  const whole = textOf(document.body ?? document)
  const main = body === null ? whole : textOf(body)
  const base = main.length > Math.max(300, whole.length * 0.4) ? main : whole
  if (base.length < 1500 || base.length > 40_000) return base
  try {
    const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      charThreshold: 300,
      maxElemsToParse: 20_000,
    }).parse()
    const text = article?.content ? textOf(openPage(article.content).body) : ''
    return text.length > base.length * 0.75 ? text : base
  } catch {
    // Readability gives up on odd or huge pages; the text without it is good enough.
    return base
  }
}

/** Why a page holds no text to read: it needs JavaScript, or shows a sign-in form instead. Null when it is readable. */
export function pageObstacle(html: string, text: string): 'script-only' | 'login-wall' | null {
  const head = html.slice(0, 400_000)
  if (
    text.length < 1200 &&
    (/type=["']?password/i.test(head) ||
      /authwall|(?:sign|log) in to (?:view|see|continue|apply)|join (?:now )?to (?:view|see)|you must be logged in|please (?:sign|log) in/i.test(
        text,
      ))
  )
    return 'login-wall'
  const needsScript =
    /enable javascript|javascript (?:is )?(?:required|disabled)|requires javascript|activate javascript/i.test(head)
  const emptyRoot =
    /<div[^>]+id=["']?(?:root|app|__next|__nuxt|app-root)["']?[^>]*>\s*<\/div>|<app-root[^>]*>\s*<\/app-root>/i.test(
      head,
    )
  return text.length < 250 && (needsScript || emptyRoot || /<script/i.test(head)) ? 'script-only' : null
}

import { followStopLink, lookAtStopLink, type StopView } from '@jobpilot/domain/mails/stop.service'
import type { MailChoice } from '@jobpilot/schemas/mails'
import { type Request, type Response, Router } from 'express'
import { addressOf, type Services } from '../context.ts'
import { RateLimitError } from './rate-limits.ts'
import { readBody } from './read-body.ts'

/** Programs send `List-Unsubscribe=One-Click`, a browser an empty form. Neither is read: the link says everything. */
const mostBytes = 10_000

/**
 * `/unsubscribe/TOKEN`, without signing in. A look (GET) shows what pressing would do and changes nothing, as programs that
 * check mails for harm follow each link; a POST does it at once, also without a browser (RFC 8058).
 */
export function createUnsubscribe(services: Services): Router {
  const unsubscribe = Router()
  const limited = async (request: Request, response: Response, work: () => Promise<StopView | undefined>) => {
    try {
      await services.limits.take('unsubscribe', addressOf(request, services.env.IS_BEHIND_PROXY))
      return { view: await work() }
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error
      response.set('retry-after', String(error.state.resetSeconds))
      send(response, 429, page('Too many requests', `<p>${error.message}</p>`))
      return undefined
    }
  }
  unsubscribe.get('/:token', async (request: Request<{ token: string }>, response: Response) => {
    const found = await limited(request as Request, response, () => lookAtStopLink(services.db, request.params.token))
    if (!found) return
    if (!found.view) return send(response, 404, gone)
    const { title, question, press } = wordsOf(found.view)
    send(response, 200, page(title, `<p>${question}</p><form method="post"><button>${press}</button></form>`))
  })
  unsubscribe.post('/:token', async (request: Request<{ token: string }>, response: Response) => {
    const isRead = await readBody(request, mostBytes).then(
      () => true,
      () => false,
    )
    if (!isRead)
      return send(response, 413, page('Too large', '<p>This request cannot be read. Nothing was changed.</p>'))
    const found = await limited(request as Request, response, () => followStopLink(services.db, request.params.token))
    if (!found) return
    if (!found.view) return send(response, 404, gone)
    const { done, after } = wordsOf(found.view)
    send(response, 200, page(done, `<p>${after}</p>`))
  })
  return unsubscribe
}

const kinds: Record<MailChoice, string> = {
  digest: 'the briefing by mail',
  'approval-waiting': 'mails about e-mails that wait for you',
  budget: 'mails about your model budget',
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

type Words = { title: string; question: string; press: string; done: string; after: string }

function wordsOf(view: StopView): Words {
  if (view.kind === 'choice') {
    const what = kinds[view.choice]
    return {
      title: 'Turn these mails off?',
      question: `You then no longer get ${what}. You can turn it on again in Settings.`,
      press: 'Turn them off',
      done: 'They are off',
      after: `You no longer get ${what}. You can turn it on again in Settings.`,
    }
  }
  const name = view.name === null ? 'This person' : escaped(view.name)
  return {
    title: 'No more e-mails?',
    question: `${name} can then no longer write to you from here.`,
    press: 'Stop them',
    done: 'No more e-mails',
    after: `${name} can no longer write to you from here. They see that you asked for it.`,
  }
}

const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.25rem}
button{font:inherit;font-weight:600;min-height:44px;padding:0 1.25rem}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>
`
const gone = page('This link is over', '<p>It was never one of ours, or its account is gone. Nothing was changed.</p>')

function send(response: Response, status: number, html: string): void {
  response
    .status(status)
    .set({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    })
    .type('html')
    .send(html)
}

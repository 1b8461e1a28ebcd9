import type { Parting } from '@jobpilot/domain/mails/parting-mail'
import type { ComposedMail, MailToCompose } from '@jobpilot/domain/mails/send-system-mail'
import type { MailKind } from '@jobpilot/schemas/mails'
import { render, toPlainText } from '@react-email/render'
import { createElement as h } from 'react'
import { Frame } from './frame.ts'
import type { Given, Template, Worded } from './template.ts'
import { approvalWaiting } from './templates/approval-waiting.ts'
import { budgetStopped, budgetWarned } from './templates/budget.ts'
import { deletionDone } from './templates/deletion-done.ts'
import { deletionScheduled } from './templates/deletion-scheduled.ts'
import { digest } from './templates/digest.ts'
import { exportReady } from './templates/export-ready.ts'
import { welcome } from './templates/welcome.ts'

/** One for every kind; a missing one does not compile. */
const templates = {
  welcome,
  'export-ready': exportReady,
  'deletion-scheduled': deletionScheduled,
  'budget-warned': budgetWarned,
  'budget-stopped': budgetStopped,
  'approval-waiting': approvalWaiting,
  digest,
} satisfies { [K in MailKind]: Template<K> }

/** Links are absolute, from the origin that is configured: nothing of a request ever gets into a mail. */
const linkFrom = (publicUrl: string) => {
  const origin = publicUrl.replace(/\/+$/, '')
  return (path: string) => `${origin}${path}`
}

/** The words of one mail to a person, as HTML and as text. The same for the same facts each time. */
export async function composeSystemMail(toCompose: MailToCompose, publicUrl: string): Promise<ComposedMail> {
  const { kind } = toCompose.mail
  const template = templates[kind] as (given: Given<MailKind>) => Worded
  const worded = template({ ...toCompose, at: linkFrom(publicUrl) } as Given<MailKind>)
  return await renderMail(worded, toCompose.stopUrl, publicUrl)
}

export const composePartingMail = (parting: Parting, publicUrl: string): Promise<ComposedMail> =>
  renderMail(deletionDone(parting, linkFrom(publicUrl)), null, publicUrl)

const asText = {
  wordwrap: 100,
  selectors: [
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] as [string, string] } },
    { selector: '[data-skip-in-text=true]', format: 'skip' },
  ],
}

async function renderMail(worded: Worded, stopUrl: string | null, publicUrl: string): Promise<ComposedMail> {
  const { subject, preview, why, body } = worded
  const html = await render(h(Frame, { preview, title: subject, why, stopUrl, publicUrl, body }))
  return { subject, html, text: toPlainText(html, asText) }
}

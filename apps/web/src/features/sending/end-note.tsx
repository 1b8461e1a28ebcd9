import { fullTime, sentence } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Effect, Sending } from './use-sending.ts'

type EndNoteProps = { effect: Effect | null; approval?: Sending['approval'] }

/** What became of the last try, bad news first and with a way on. */
export function EndNote({ effect, approval = null }: EndNoteProps) {
  if (effect?.state === 'attempting')
    return (
      <Notice title="Being handed over now" live>
        This takes a few seconds. Leaving this page changes nothing.
      </Notice>
    )
  if (effect?.state === 'done') return <DoneNote effect={effect} />
  if (approval?.state === 'voided' && approval.approvedAt !== null)
    return (
      <Notice tone="warn" title="Your approval no longer holds" live>
        {approval.reason === 'taken back'
          ? 'You took it back, and nothing was sent.'
          : `${sentence(approval.reason ?? 'the e-mail was changed')} Nothing was sent. Look at it and approve it again.`}
      </Notice>
    )
  if (approval?.state === 'expired')
    return (
      <Notice tone="warn" title="Your approval has expired" live>
        An approval holds for 48 hours. Nothing was sent: look at the e-mail and approve it again.
      </Notice>
    )
  if (approval?.state === 'rejected')
    return (
      <Notice title="You rejected this e-mail">
        {approval.reason === null ? 'Nothing was sent.' : `Your reason: ${approval.reason}`}
      </Notice>
    )
  if (effect?.state === 'failed' && effect.outcome !== null && approval?.state === 'used')
    return (
      <Notice tone="bad" title="It was not sent" live>
        {effect.outcome.message} Nothing went out. Mend what is wrong, then approve it again.
      </Notice>
    )
  return null
}

const returned = {
  failed: 'It could not be delivered',
  bounced: 'It came back: the address does not take it',
  complained: 'They marked it as spam',
} as const

function DoneNote({ effect }: { effect: Effect }) {
  const { to } = effect.content
  if (effect.resolution === 'went-out')
    return (
      <Notice tone="ok" title={`You said it went out to ${to}`}>
        I had no answer from the mail server.
      </Notice>
    )
  if (effect.adapter === 'local-mailbox')
    return (
      <Notice tone="ok" title="Kept in this instance's mailbox" live>
        Approved for {to} and kept on {fullTime(effect.endedAt ?? effect.createdAt)}. There is no mail server here, so
        nothing was delivered to anybody. You find it in the outbox.
      </Notice>
    )
  const { delivery, deliveryAt } = effect
  if (delivery !== null && delivery !== 'delivered')
    return (
      <Notice tone="bad" title={returned[delivery]} live>
        It went out, and on {fullTime(deliveryAt ?? effect.createdAt)} their side answered.{' '}
        {delivery === 'failed' ? 'It did not arrive.' : 'Nothing more is sent to this address.'}
      </Notice>
    )
  return (
    <Notice tone="ok" title={`Sent to ${to}`} live>
      {delivery === 'delivered' ? `It arrived on ${fullTime(deliveryAt ?? effect.createdAt)}. ` : ''}
      The mail server took it on {fullTime(effect.endedAt ?? effect.createdAt)}. Answers go to{' '}
      {effect.content.replyTo ?? 'the address of this instance'}.
    </Notice>
  )
}

import { Skeleton, Stack } from '@mantine/core'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ApprovedMail } from './approved-mail.tsx'
import { EndNote } from './end-note.tsx'
import { ExactMail } from './exact-mail.tsx'
import { MailToApprove } from './mail-to-approve.tsx'
import classes from './sending.module.css'
import { UnknownEffect } from './unknown-effect.tsx'
import type { Sending } from './use-sending.ts'

type SendPanelProps = { draftId: string; recipientEmail: string | null; isSaved: boolean }

/** How an e-mail stands on its way out, and what the person can do about it now. */
export function SendPanel({ draftId, recipientEmail, isSaved }: SendPanelProps) {
  const sending = trpc.effects.forDraft.useQuery({ draftId })
  return (
    <Panel title="Send it">
      <Waiting query={sending} what="I could not read how this e-mail stands.">
        <Skeleton height={160} />
      </Waiting>
      {sending.data && (
        <Stack gap="sm">
          <Stand sending={sending.data} draftId={draftId} recipientEmail={recipientEmail} isSaved={isSaved} />
        </Stack>
      )}
    </Panel>
  )
}

function Stand({ sending, ...draft }: SendPanelProps & { sending: Sending }) {
  const { effect, approval } = sending
  if (effect?.state === 'done' || effect?.state === 'attempting')
    return (
      <>
        <EndNote effect={effect} />
        <details>
          <summary>Exactly what was approved</summary>
          <div className={classes.inside}>
            <ExactMail content={effect.content} adapter="smtp" isWhole />
          </div>
        </details>
      </>
    )
  if (effect?.state === 'unknown') return <UnknownEffect effect={effect} />
  if (approval?.state === 'approved') return <ApprovedMail approval={approval} sending={sending} />
  return (
    <>
      <EndNote effect={effect} approval={approval} />
      <MailToApprove sending={sending} {...draft} />
    </>
  )
}

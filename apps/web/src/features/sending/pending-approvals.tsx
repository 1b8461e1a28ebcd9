import { Button, Group, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { fullTime, plural } from '../../lib/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { ExactMail } from './exact-mail.tsx'
import { Hindrance } from './hindrance.tsx'
import classes from './sending.module.css'
import { type Approval, type Outbox, useDecisions } from './use-sending.ts'

function RejectForm({ id, onBack }: { id: string; onBack: () => void }) {
  const { reject } = useDecisions()
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        reject.mutate({ id, reason })
      }}
      onKeyDown={({ key }) => key === 'Escape' && onBack()}
    >
      <TextInput
        mt="sm"
        label="Why not? (optional)"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autoFocus
      />
      <Group gap="xs" mt="sm">
        <Button type="submit" size="sm" loading={reject.isPending}>
          Reject it
        </Button>
        <Button size="sm" variant="default" onClick={onBack}>
          Back
        </Button>
      </Group>
    </form>
  )
}

function Pending({
  approval,
  adapter,
  isAllowed,
}: { approval: Approval; isAllowed: boolean } & Pick<Outbox, 'adapter'>) {
  const { approve } = useDecisions()
  const [step, setStep] = useState<'decide' | 'reject' | 'back'>('decide')
  const { id, contentHash, draftId } = approval
  return (
    <li>
      <ExactMail content={approval.content} adapter={adapter} isWhole />
      {step === 'reject' ? (
        <RejectForm id={id} onBack={() => setStep('back')} />
      ) : (
        <Group gap="xs" mt="sm">
          <Button
            size="sm"
            variant="light"
            disabled={!isAllowed}
            loading={approve.isPending}
            onClick={() => approve.mutate({ approvals: [{ id, contentHash }] })}
          >
            Approve and send
          </Button>
          <Button
            size="sm"
            variant="default"
            renderRoot={(props) => <Link to="/outreach/$draftId" params={{ draftId }} {...props} />}
          >
            Edit
          </Button>
          <Button size="sm" variant="default" autoFocus={step === 'back'} onClick={() => setStep('reject')}>
            Reject
          </Button>
          <span>Waits until {fullTime(approval.expiresAt)}</span>
        </Group>
      )}
    </li>
  )
}

/** What waits for a yes or no: each alone, or all at once. */
export function PendingApprovals({ pending, adapter, verdict }: Pick<Outbox, 'pending' | 'adapter' | 'verdict'>) {
  const { approve } = useDecisions()
  if (pending.length === 0) return null
  const isAllowed = verdict !== 'level' && verdict !== 'brake'
  const all = (
    <Button
      size="sm"
      disabled={!isAllowed}
      loading={approve.isPending}
      onClick={() => approve.mutate({ approvals: pending.map(({ id, contentHash }) => ({ id, contentHash })) })}
    >
      Approve all {pending.length}
    </Button>
  )
  return (
    <Panel title={`${plural(pending.length, 'e-mail')} to approve`} action={pending.length > 1 && all}>
      <Hindrance verdict={verdict} />
      <ul className={classes.list}>
        {pending.map((approval) => (
          <Pending key={approval.id} approval={approval} adapter={adapter} isAllowed={isAllowed} />
        ))}
      </ul>
    </Panel>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { fullTime } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './sending.module.css'
import { type Effect, useDecisions } from './use-sending.ts'

const adapterWords: Record<string, string> = {
  smtp: 'Mail server (SMTP), which cannot tell a repeated message from a new one',
  resend: 'Resend',
  'local-mailbox': "This instance's mailbox",
}

function factsOf(effect: Effect): { name: string; value: string }[] {
  const { content, contentHash, adapter, attempt, attemptedAt, outcome } = effect
  return [
    { name: 'To', value: content.to },
    { name: 'Subject', value: content.subject },
    { name: 'Through', value: adapterWords[adapter ?? ''] ?? 'Unknown' },
    { name: 'Handed over', value: attemptedAt === null ? 'Unknown' : fullTime(attemptedAt) },
    { name: 'What is missing', value: outcome?.message ?? 'Any answer.' },
    { name: 'Try', value: String(attempt) },
    { name: 'Content', value: `${contentHash.slice(0, 12)} (the first of its SHA-256)` },
  ]
}

/** An e-mail that may or may not have gone out: exactly what is known, and the person's word on it. */
export function UnknownEffect({ effect }: { effect: Effect }) {
  const { resolve } = useDecisions()
  const isLeft = effect.resolution === 'left'
  const decide = (resolution: 'went-out' | 'send-again' | 'left') => () => resolve.mutate({ id: effect.id, resolution })
  const pending = resolve.isPending ? resolve.variables.resolution : null
  return (
    <div className={classes.unknown}>
      <Notice tone={isLeft ? 'info' : 'warn'} title="I cannot tell whether this went out">
        {isLeft
          ? 'You left it so. It is not sent again by itself.'
          : 'I do not send it again by myself, as it could arrive twice. Look in your sent mail or ask them, then tell me.'}
      </Notice>
      <dl className={classes.facts}>
        {factsOf(effect).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button size="sm" variant="default" loading={pending === 'went-out'} onClick={decide('went-out')}>
          It went out
        </Button>
        <Button size="sm" variant="default" loading={pending === 'send-again'} onClick={decide('send-again')}>
          It did not: send again
        </Button>
        {!isLeft && (
          <Button size="sm" variant="subtle" loading={pending === 'left'} onClick={decide('left')}>
            Leave it
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        Sending again uses the same words and key, and starts with 30 seconds to take it back.
      </Text>
    </div>
  )
}

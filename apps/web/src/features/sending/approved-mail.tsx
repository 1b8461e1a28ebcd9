import { undoSeconds } from '@jobpilot/schemas/effects'
import { Button, Group, Progress, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { fullTime } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './sending.module.css'
import { useCountdown } from './use-countdown.ts'
import { type Sending, useDecisions } from './use-sending.ts'

/** Shown this soon after the press, it was pressed here. */
const freshMs = 3_000

type ApprovedMailProps = { approval: NonNullable<Sending['approval']>; sending: Sending }

/** Approved and not yet begun: the time left to take it back, and what holds it up. */
export function ApprovedMail({ approval, sending }: ApprovedMailProps) {
  const { cancel } = useDecisions()
  const left = useCountdown(approval.runsAt ?? sending.serverTime, sending.serverTime)
  const undo = () => cancel.mutate({ id: approval.id })
  useHotkeys([['mod+Z', undo]])
  const button = useRef<HTMLButtonElement>(null)
  const isFresh = Date.parse(sending.serverTime) - Date.parse(approval.approvedAt ?? '') < freshMs
  useEffect(() => {
    if (!isFresh) return
    // The button that was pressed is gone, and what was below it may have moved up: go on from here, in view.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
    button.current?.scrollIntoView({ block: 'nearest' })
  }, [isFresh])
  return (
    <>
      {sending.verdict === 'brake' ? (
        <Notice tone="warn" title="Held by the brake">
          Approved, and it goes out when you resume, unless that is after {fullTime(approval.expiresAt)}: then I ask you
          again.
        </Notice>
      ) : (
        <div>
          <Text fw={600} role="status">
            Approved for {approval.content.to}
          </Text>
          <Text size="sm" c="dimmed" role="timer">
            {left > 0 ? `Goes out in ${left} s. Until then nothing has left.` : 'Waiting for a worker to take it.'}
          </Text>
          <Progress
            mt={8}
            size="sm"
            value={(left / undoSeconds) * 100}
            aria-label="Time left to take it back"
            transitionDuration={250}
          />
        </div>
      )}
      <Group gap="xs">
        <Button
          ref={button}
          className={classes.undo}
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          loading={cancel.isPending}
          onClick={undo}
        >
          Take it back
        </Button>
        <Text size="xs" c="dimmed">
          Ctrl or Cmd + Z does the same. An edit also takes it back.
        </Text>
      </Group>
    </>
  )
}

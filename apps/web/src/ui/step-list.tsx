import { Text } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { durationText } from '../lib/format.ts'
import classes from './step-list.module.css'

export type Step = {
  key: string
  label: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped'
  detail: string | null
  startedAt: string | null
  endedAt: string | null
}

const stateWords = {
  waiting: 'not started',
  running: 'working',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
} satisfies Record<Step['state'], string>

function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!isTicking) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isTicking])
  return now
}

function Marker({ state }: { state: Step['state'] }) {
  if (state === 'done') return <IconCheck size={13} stroke={2.6} />
  if (state === 'failed') return <IconX size={13} stroke={2.6} />
  if (state === 'skipped') return <IconMinus size={13} stroke={2.6} />
  return null
}

function timeOf(step: Step, now: number): string | null {
  if (step.startedAt === null) return null
  const end = step.endedAt === null ? (step.state === 'running' ? now : null) : Date.parse(step.endedAt)
  return end === null ? null : durationText(Math.max(0, end - Date.parse(step.startedAt)))
}

/** The steps of running work, each with its state and time. Announced politely as they change. */
export function StepList({ steps }: { steps: Step[] }) {
  const now = useNow(steps.some(({ state }) => state === 'running'))
  return (
    <ol className={classes.steps} aria-live="polite" aria-relevant="text">
      {steps.map((step) => (
        <li key={step.key} className={classes.step} data-state={step.state}>
          <span className={classes.marker} aria-hidden="true">
            <Marker state={step.state} />
          </span>
          <span className={classes.label}>
            {step.label}
            <span className={classes.hidden}>, {stateWords[step.state]}</span>
            {step.detail !== null && (
              <Text size="xs" c="dimmed">
                {step.detail}
              </Text>
            )}
          </span>
          <Text size="xs" c="dimmed" className={classes.time} aria-hidden="true">
            {timeOf(step, now)}
          </Text>
        </li>
      ))}
    </ol>
  )
}

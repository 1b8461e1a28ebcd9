import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { isAbsent, isPassing } from '../lib/api-error.ts'
import { Notice } from './notice.tsx'
import { ProblemNotice } from './problem.tsx'

/** A skeleton that stands longer than this is no answer. */
const lateMs = 10_000
const keptWords = 'What you saved is on the server, and unsaved edits are kept in this browser.'

type Asked = { data: unknown; error: unknown; fetchStatus: string; refetch: () => unknown }

/** Whether an answer is missing for too long; stays so while it is asked for again by itself. `again` starts over. */
export function useLate(isMissing: boolean, hasFailed: boolean) {
  const [round, setRound] = useState(0)
  const [lateRound, setLateRound] = useState<number | null>(null)
  useEffect(() => {
    if (!isMissing) return
    const timer = setTimeout(() => setLateRound(round), hasFailed ? 0 : lateMs)
    return () => clearTimeout(timer)
  }, [isMissing, hasFailed, round])
  return { isLate: isMissing && (hasFailed || lateRound === round), again: () => setRound(round + 1) }
}

type WaitingProps = {
  query: Asked
  /** What could not be done, as a sentence. */
  what: string
  /** Holds the place of what is on its way. */
  children?: ReactNode
}

/** Until a query has its answer: the placeholder, and when that fails or takes too long, what failed and what was kept. */
export function Waiting({ query, what, children }: WaitingProps) {
  const isMissing = query.data === undefined
  const { isLate, again } = useLate(isMissing, query.error !== null || query.fetchStatus === 'paused')
  if (!isMissing) return null
  if (!isLate) return children
  const retry = () => {
    again()
    void query.refetch()
  }
  if (query.error !== null) {
    const kept = isPassing(query.error) ? `${keptWords} I keep trying.` : keptWords
    return (
      <ProblemNotice error={query.error} what={what} kept={kept} {...(!isAbsent(query.error) && { onRetry: retry })} />
    )
  }
  const button = (
    <Button size="xs" variant="default" onClick={retry}>
      Try again
    </Button>
  )
  return (
    <Notice tone="bad" title={what} action={button} live>
      The server does not answer. {keptWords} I keep trying.
    </Notice>
  )
}

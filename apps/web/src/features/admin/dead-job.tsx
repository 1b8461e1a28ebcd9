import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { fullTime, plural, words } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { type Fact, Facts, UnfoldingEntry } from '../../ui/unfolding-entry.tsx'
import { useDealWithDeadJob } from './use-dead-jobs.ts'

type Letter = RouterOutputs['admin']['deadJobs']['items'][number]

const causes = {
  failed: {
    word: 'Failed each time',
    next: 'The worker log names the error under the run below, or beside the name of the task.',
  },
  'timed-out': { word: 'Took too long each time', next: 'The provider or the page it waits for may be slow or gone.' },
  crashed: { word: 'Its worker ended each time', next: 'Look for out of memory, or a crash, in the worker log.' },
  unreadable: { word: 'Could not be read', next: 'It was written by another version, or by hand.' },
  'unknown-task': { word: 'No worker knows this task', next: 'Start a worker of the version that asked for it.' },
} satisfies Record<Letter['cause'], { word: string; next: string }>

const resolutions = { retried: 'Started again', discarded: 'Discarded' }

/** What the payload refers to beside the person and the run. */
const subjectsOf = (payload: unknown) =>
  Object.entries(typeof payload === 'object' && payload !== null ? payload : {})
    .filter(([key]) => key !== 'userId' && key !== 'runId')
    .map(([key, value]) => ({ name: words(key.replace(/Id$/, '')), value: String(value) }))

function factsOf({ attempts, userId, runId, payload, message, diedAt, resolvedAt, isRetriable }: Letter): Fact[] {
  return [
    { name: 'Tried', value: plural(attempts, 'time') },
    { name: 'Died', value: fullTime(diedAt) },
    ...(message === '' ? [] : [{ name: 'Error', value: message }]),
    { name: 'Whose', value: userId ?? (isRetriable ? 'The instance itself' : 'Nobody it could be read from') },
    ...(runId === null ? [] : [{ name: 'Run', value: runId }]),
    ...subjectsOf(payload),
    ...(resolvedAt === null ? [] : [{ name: 'Dealt with', value: fullTime(resolvedAt) }]),
  ]
}

/** Two presses, since it cannot be taken back. */
function DiscardButton({ onDiscard, isBusy }: { onDiscard: () => void; isBusy: boolean }) {
  const [isAsked, setIsAsked] = useState(false)
  if (!isAsked)
    return (
      <Button variant="default" disabled={isBusy} onClick={() => setIsAsked(true)}>
        Discard
      </Button>
    )
  return (
    <Button color="clay" loading={isBusy} onClick={onDiscard} onBlur={() => setIsAsked(false)} data-autofocus autoFocus>
      Discard for good
    </Button>
  )
}

/** One job that died; opens to what is known and what can be done. */
export function DeadJob({ letter }: { letter: Letter }) {
  const { retry, discard, isBusy } = useDealWithDeadJob(letter.id)
  const { word, next } = causes[letter.cause]
  const subtitle = letter.resolution === null ? word : `${word}. ${resolutions[letter.resolution]}`
  return (
    <UnfoldingEntry title={words(letter.task)} subtitle={subtitle} at={letter.diedAt}>
      <Text>{next}</Text>
      <Facts facts={factsOf(letter)} />
      {letter.resolution === null && (
        <Group gap="xs">
          {letter.isRetriable && (
            <Button loading={isBusy} onClick={retry}>
              Start it again
            </Button>
          )}
          <DiscardButton isBusy={isBusy} onDiscard={discard} />
        </Group>
      )}
    </UnfoldingEntry>
  )
}

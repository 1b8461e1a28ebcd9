import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { trpc } from '../../lib/trpc.ts'

/** A worker that is up takes work within a second or two. */
const soonMs = 5_000

function useIsPast(instant: number): boolean {
  const [isPast, setIsPast] = useState(() => Date.now() >= instant)
  useEffect(() => {
    const timer = setTimeout(() => setIsPast(true), Math.max(0, instant - Date.now()))
    return () => clearTimeout(timer)
  }, [instant])
  return isPast
}

/** Why queued work waits: for its turn, or because nothing on this instance does any work. */
export function QueuedNote({ queuedAt }: { queuedAt: string }) {
  const isLong = useIsPast(Date.parse(queuedAt) + soonMs)
  const status = trpc.system.status.useQuery(undefined, { enabled: isLong, staleTime: 0, refetchInterval: 10_000 })
  const worker = status.data?.components.find(({ name }) => name === 'Worker')
  const isNoneUp = isLong && worker !== undefined && worker.state !== 'ok'
  return (
    <Text size="sm" c="dimmed" role="status">
      {isNoneUp
        ? 'No worker is running on this instance, so this waits. Nothing is lost.'
        : 'Waiting for a free worker.'}
    </Text>
  )
}

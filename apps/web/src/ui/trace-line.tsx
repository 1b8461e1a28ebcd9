import { Text } from '@mantine/core'

/** What to quote to whoever runs this instance; by it they find what happened. */
export function TraceLine({ traceId }: { traceId: string | null }) {
  if (traceId === null) return null
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      Trace {traceId}
    </Text>
  )
}

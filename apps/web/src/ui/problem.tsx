import { Button, Text } from '@mantine/core'
import { toProblem } from '../lib/api-error.ts'
import { Notice } from './notice.tsx'

type ProblemProps = {
  error: unknown /** What could not be done, as a sentence. */
  what: string
  onRetry?: () => void
  kept?: string
}

/** What failed, what was kept, and what to try; with the id an operator can look up. */
export function ProblemNotice({ error, what, onRetry, kept }: ProblemProps) {
  const { message, requestId } = toProblem(error)
  const retry = onRetry && (
    <Button size="xs" variant="default" onClick={onRetry}>
      Try again
    </Button>
  )
  return (
    <Notice tone="bad" title={what} action={retry} live>
      {message}
      {kept !== undefined && ` ${kept}`}
      {requestId !== null && (
        <Text size="xs" c="dimmed">
          Request {requestId}
        </Text>
      )}
    </Notice>
  )
}

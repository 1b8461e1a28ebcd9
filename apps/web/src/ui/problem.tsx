import { Button } from '@mantine/core'
import { toProblem } from '../lib/api-error.ts'
import { Notice } from './notice.tsx'
import { TraceLine } from './trace-line.tsx'

type ProblemProps = {
  error: unknown /** What could not be done, as a sentence. */
  what: string
  onRetry?: () => void
  kept?: string
}

/** What failed, what was kept, and what to try; with the id an operator can look up. */
export function ProblemNotice({ error, what, onRetry, kept }: ProblemProps) {
  const { message, traceId } = toProblem(error)
  const retry = onRetry && (
    <Button size="xs" variant="default" onClick={onRetry}>
      Try again
    </Button>
  )
  return (
    <Notice tone="bad" title={what} action={retry} live>
      {message}
      {kept !== undefined && ` ${kept}`}
      <TraceLine traceId={traceId} />
    </Notice>
  )
}

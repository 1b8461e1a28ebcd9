import { Skeleton, Text } from '@mantine/core'
import { trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './settings.module.css'

const tones = { ok: 'ok', degraded: 'warn', down: 'bad' } as const

/** How this instance is, in plain words: what does not work, and what is not set up. */
export function StatusSummary() {
  const status = trpc.system.status.useQuery(undefined, { refetchInterval: 30_000 })
  const summary = status.data?.summary
  return (
    <Panel title="How this instance is">
      <Waiting query={status} what="I could not read the status.">
        <Skeleton height={120} />
      </Waiting>
      {summary && (
        <Notice tone={tones[summary.state]} title={summary.headline}>
          {summary.sentences.length > 0 && (
            <ul className={classes.sentences}>
              {summary.sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {status.data && (
        <Text size="xs" c="dimmed" mt="md">
          JobPilot, {status.data.environment}
        </Text>
      )}
    </Panel>
  )
}

import { Skeleton, Text } from '@mantine/core'
import { plural, waitText, words } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './admin.module.css'

type Queue = RouterOutputs['admin']['queues'][number]

const refreshMs = 5_000
/** Beyond this many seconds, the workers do not keep up. */
const longWait = 30

function QueueRow({ name, ready, running, scheduled, oldestReady }: Queue) {
  const waited = oldestReady === null ? 0 : (Date.now() - Date.parse(oldestReady)) / 1000
  const total = Math.max(1, ready + running + scheduled)
  const parts = [
    { key: 'running', count: running },
    { key: 'ready', count: ready },
    { key: 'scheduled', count: scheduled },
  ]
  return (
    <li className={classes.queue}>
      <Text fw={500}>{words(name)}</Text>
      <span className={classes.bar} aria-hidden="true">
        {parts.map(({ key, count }) => (
          <span key={key} data-part={key} style={{ width: `${(count / total) * 100}%` }} />
        ))}
      </span>
      <Text size="sm" c="dimmed" className={classes.counts}>
        {ready + running + scheduled === 0
          ? 'Nothing waits'
          : `${running} running, ${ready} waiting, ${scheduled} for later`}
      </Text>
      {waited > longWait && (
        <Text size="sm" className={classes.late}>
          The oldest has waited {waitText(waited)}: is a worker running?
        </Text>
      )}
    </li>
  )
}

/** How much waits and runs in each queue, for everybody together. */
export function QueuesPanel() {
  const queues = trpc.admin.queues.useQuery(undefined, { refetchInterval: refreshMs })
  const total = queues.data?.reduce((sum, { ready, running }) => sum + ready + running, 0) ?? 0
  return (
    <Panel
      title="Queues"
      action={
        queues.data && (
          <Text size="sm" c="dimmed">
            {total === 0 ? 'All quiet' : plural(total, 'job')}
          </Text>
        )
      }
    >
      <Waiting query={queues} what="I could not read the queues.">
        <Skeleton height={150} />
      </Waiting>
      {queues.data && (
        <ul className={classes.queues}>
          {queues.data.map((queue) => (
            <QueueRow key={queue.name} {...queue} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

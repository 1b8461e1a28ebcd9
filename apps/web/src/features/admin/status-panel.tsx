import { Skeleton, Text } from '@mantine/core'
import { sentence, words } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './status.module.css'

type State = RouterOutputs['system']['status']['components'][number]['state']
const stateWords = { ok: 'Works', degraded: 'Works in part', off: 'Not set up', down: 'Down' } satisfies Record<
  State,
  string
>

/** Each part of the installation and whether it works; what is not set up says so. */
export function StatusPanel() {
  const status = trpc.system.status.useQuery(undefined, { refetchInterval: 30_000 })
  return (
    <Panel title="Status">
      <Waiting query={status} what="I could not read the status.">
        <Skeleton height={200} />
      </Waiting>
      {status.data && (
        <>
          <ul className={classes.components}>
            {status.data.components.map(({ name, state, reason }) => (
              <li key={name}>
                <span className={classes.state} data-state={state}>
                  {stateWords[state]}
                </span>
                <div>
                  <Text fw={500}>{words(name)}</Text>
                  <Text size="sm" c="dimmed">
                    {sentence(reason)}
                  </Text>
                </div>
              </li>
            ))}
          </ul>
          <Text size="xs" c="dimmed" mt="md">
            JobPilot {[...new Set([status.data.version, status.data.environment])].join(', ')}
          </Text>
        </>
      )}
    </Panel>
  )
}

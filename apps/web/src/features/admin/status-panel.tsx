import { Skeleton, Text } from '@mantine/core'
import { sentence, words } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { StateMark, type StateTone } from '../../ui/state-mark.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './status.module.css'

type State = RouterOutputs['system']['status']['components'][number]['state']
const states = {
  ok: { tone: 'ok', text: 'Works' },
  degraded: { tone: 'warn', text: 'Works in part' },
  off: { tone: 'plain', text: 'Not set up' },
  down: { tone: 'bad', text: 'Down' },
} as const satisfies Record<State, { tone: StateTone; text: string }>

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
                <StateMark tone={states[state].tone}>{states[state].text}</StateMark>
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

import type { AutonomyLevel } from '@jobpilot/schemas/effects'
import { Radio, Stack, Text } from '@mantine/core'
import { useMe } from '../../lib/use-me.ts'
import { Panel } from '../../ui/panel.tsx'
import { useDecisions } from './use-sending.ts'

const levels: { level: AutonomyLevel; label: string; about: string }[] = [
  { level: 0, label: 'Suggests', about: 'I read and suggest. I write only what you ask me to, and nothing leaves.' },
  { level: 1, label: 'Also drafts', about: 'I may also prepare drafts by myself. Nothing leaves.' },
  {
    level: 2,
    label: 'Acts after approval',
    about: 'I may send an e-mail after you have approved exactly that one. You have 30 seconds to take it back.',
  },
  {
    level: 3,
    label: 'Acts within rules',
    about: 'Sending by rules and daily caps, without asking each time. Not available yet.',
  },
]

/** How far the agents may go, in plain words. */
export function AutonomyPanel() {
  const me = useMe()
  const { setAutonomy } = useDecisions()
  if (me.data === undefined) return null
  const level = setAutonomy.isPending ? setAutonomy.variables.level : me.data.autonomy
  return (
    <Panel title="Autonomy" id="autonomy">
      <Radio.Group
        aria-label="How far I may go"
        value={String(level)}
        onChange={(value) => {
          const chosen = levels.find((each) => String(each.level) === value)
          if (chosen) setAutonomy.mutate({ level: chosen.level })
        }}
      >
        <Stack gap="md">
          {levels.map(({ level: value, label, about }) => (
            <Radio key={value} value={String(value)} label={label} description={about} disabled={value === 3} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed" mt="md">
        The brake stops everything at any level.
      </Text>
    </Panel>
  )
}

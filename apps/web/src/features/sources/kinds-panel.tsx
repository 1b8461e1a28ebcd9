import { Anchor, Progress, Text } from '@mantine/core'
import { plural } from '../../lib/format.ts'
import { Panel } from '../../ui/panel.tsx'
import type { Kind } from './source-words.ts'
import classes from './sources.module.css'

const refreshWords = (minutes: number) =>
  minutes >= 1_440
    ? 'once a day'
    : minutes >= 60
      ? `every ${plural(Math.round(minutes / 60), 'hour')}`
      : `every ${minutes} minutes`

/** For each kind in use: how often it is asked, what is left of its calls today, and whom to name. */
export function KindsPanel({ kinds }: { kinds: Kind[] }) {
  const used = kinds.filter(({ sources, callsToday }) => sources > 0 || callsToday > 0)
  if (used.length === 0) return null
  return (
    <Panel title="What each kind may ask">
      <ul className={classes.kinds} aria-label="Calls left today">
        {used.map(({ kind, name, sources, callsToday, callsPerDay, refreshMinutes, homepage, missingKeys }) => (
          <li key={kind}>
            <div>
              <Text fw={500}>{name}</Text>
              <Text size="sm" c="dimmed">
                {plural(sources, 'source')}, asked {refreshWords(refreshMinutes)} ·{' '}
                <Anchor href={homepage} target="_blank" rel="noopener" underline="always" size="sm">
                  documented here
                </Anchor>
              </Text>
              {missingKeys.length > 0 && <Text size="sm">Off: {missingKeys.join(' and ')} not set.</Text>}
            </div>
            <div className={classes.calls}>
              <Text size="sm" className={classes.figure}>
                {(callsPerDay - callsToday).toLocaleString()} of {callsPerDay.toLocaleString()} calls left today
              </Text>
              <Progress
                size="sm"
                value={(callsToday / callsPerDay) * 100}
                color={callsToday >= callsPerDay ? 'clay' : 'dusk'}
                aria-label={`Calls of ${name} used today`}
              />
            </div>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed" mt="md">
        Days are those of UTC. Boards are asked with what changed since, and left alone when their site asks for it.
      </Text>
    </Panel>
  )
}

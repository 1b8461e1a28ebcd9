import { Group, Progress, Stack, Text } from '@mantine/core'
import { useLiveStore } from '../../lib/live/live-store.ts'
import classes from './resume.module.css'

/** The values of a resume as they are read, one by one. */
export function ReadFields({ runId }: { runId: string }) {
  const fields = useLiveStore((state) => state.fieldsByRun[runId])
  const last = fields?.at(-1)
  if (fields === undefined || last === undefined) return null
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>What I read so far</Text>
        <Text size="sm" c="dimmed">
          {fields.length} of {last.total}
        </Text>
      </Group>
      <Progress value={(fields.length / Math.max(1, last.total)) * 100} size="sm" aria-label="Values read" />
      <ul className={classes.fields} aria-live="polite" aria-label="Values read so far">
        {fields.map(({ path, index, label, value }) => (
          <li
            key={`${index}.${path}`}
            className={classes.field}
            style={{ animationDelay: `${Math.min(index, 20) * 18}ms` }}
          >
            <span>{label}</span>
            <span>{value}</span>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

import { Button, Group, SegmentedControl, Select, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type Latest, nextText, weekdayText } from './briefing-words.ts'
import { browserZone } from './browser-zone.tsx'

type Schedule = Latest['schedule']

const frequencies = [
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'off', label: 'Off' },
] satisfies { value: Schedule['frequency']; label: string }[]

const weekdays = [1, 2, 3, 4, 5, 6, 7].map((iso) => ({ value: String(iso), label: weekdayText(iso) }))
/** The choice of no zone in particular. */
const follow = 'follow'
const zonesWith = (zone: string) => {
  const all = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', zone])].sort()
  return [
    { value: follow, label: `Like this browser (${browserZone})` },
    ...all.map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
  ]
}

const two = (value: number) => String(value).padStart(2, '0')
/** `08:00`, as a time input has it. */
const inputTime = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const minuteOf = (text: string): number | null => {
  const [hour, minute] = text.split(':').map(Number)
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? null : hour * 60 + minute
}

function ScheduleForm({ latest }: { latest: Latest }) {
  const utils = trpc.useUtils()
  const [edited, setEdited] = useState<Schedule | null>(null)
  const value = edited ?? latest.schedule
  const set = (part: Partial<Schedule>) => setEdited({ ...value, ...part })
  const save = trpc.briefings.setSchedule.useMutation({
    onSuccess: async () => {
      await Promise.all([utils.briefings.invalidate(), utils.me.invalidate()])
      setEdited(null)
    },
  })
  const isOn = value.frequency !== 'off'
  const next = nextText(latest)
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="How often"
        value={value.frequency}
        data={frequencies}
        onChange={(chosen) => set({ frequency: frequencies.find((each) => each.value === chosen)?.value ?? 'daily' })}
      />
      {isOn && (
        <SimpleGrid cols={{ base: 1, xs: value.frequency === 'weekly' ? 3 : 2 }} spacing="sm">
          {value.frequency === 'weekly' && (
            <Select
              label="Day"
              data={weekdays}
              value={String(value.weekday)}
              allowDeselect={false}
              onChange={(chosen) => set({ weekday: Number(chosen ?? 1) })}
            />
          )}
          <TextInput
            type="time"
            label="Time"
            value={inputTime(value.minute)}
            onChange={(event) => set({ minute: minuteOf(event.currentTarget.value) ?? value.minute })}
          />
          <Select
            label="Time zone"
            data={zonesWith(value.timeZone)}
            value={value.isTimeZoneChosen ? value.timeZone : follow}
            allowDeselect={false}
            searchable
            limit={60}
            onChange={(chosen) =>
              set(
                chosen === null || chosen === follow
                  ? { isTimeZoneChosen: false, timeZone: browserZone }
                  : { isTimeZoneChosen: true, timeZone: chosen },
              )
            }
          />
        </SimpleGrid>
      )}
      {save.error !== null && <ProblemNotice error={save.error} what="I could not save this." />}
      <Group gap="sm">
        <Button
          variant="default"
          disabled={edited === null}
          loading={save.isPending}
          onClick={() => save.mutate(value)}
        >
          Save the briefing time
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {edited !== null ? 'Not saved yet.' : next === null ? 'No briefing comes.' : `The next one comes ${next}.`}
        </Text>
      </Group>
    </Stack>
  )
}

/** When the briefing comes: how often, at which local time, in which zone. */
export function SchedulePanel() {
  const latest = trpc.briefings.latest.useQuery()
  return (
    <Panel title="Briefing" id="briefing">
      <Text size="sm" c="dimmed" mb="sm">
        What is new, what needs you, what I did and spent. It appears on your home page within minutes of this time.
      </Text>
      <Waiting query={latest} what="I could not read when your briefing comes.">
        <Skeleton height={150} />
      </Waiting>
      {latest.data && <ScheduleForm latest={latest.data} />}
    </Panel>
  )
}

import { SegmentedControl, Select, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type Latest, nextText, weekdayText } from './briefing-words.ts'
import { browserZone, followZone, zonesWith } from './zones.ts'

type Schedule = Latest['schedule']

const frequencies = [
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'off', label: 'Off' },
] satisfies { value: Schedule['frequency']; label: string }[]

const weekdays = [1, 2, 3, 4, 5, 6, 7].map((iso) => ({ value: String(iso), label: weekdayText(iso) }))
const two = (value: number) => String(value).padStart(2, '0')
/** `08:00`, as a time input has it. */
const inputTime = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const minuteOf = (text: string): number | null => {
  const [hour, minute] = text.split(':').map(Number)
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? null : hour * 60 + minute
}

/** Saved as it is set; a time once it is typed. */
function ScheduleForm({ latest }: { latest: Latest }) {
  const utils = trpc.useUtils()
  const save = trpc.briefings.setSchedule.useMutation({
    scope: { id: 'briefing-schedule' },
    onSuccess: () => Promise.all([utils.briefings.invalidate(), utils.me.invalidate()]),
  })
  const value = save.isPending ? save.variables : latest.schedule
  const set = (part: Partial<Schedule>) => save.mutate({ ...value, ...part })
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
            // Anew when another tab sets it.
            key={value.minute}
            type="time"
            label="Time"
            defaultValue={inputTime(value.minute)}
            onBlur={(event) => {
              const minute = minuteOf(event.currentTarget.value)
              // What is no time changes nothing, and does not stay as if it did.
              if (minute === null) event.currentTarget.value = inputTime(value.minute)
              else if (minute !== value.minute) set({ minute })
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          <Select
            label="Time zone"
            data={zonesWith(value.timeZone)}
            value={value.isTimeZoneChosen ? value.timeZone : followZone}
            allowDeselect={false}
            searchable
            limit={60}
            nothingFoundMessage="No zone has that name. Try the nearest large city."
            onChange={(chosen) =>
              set(
                chosen === null || chosen === followZone
                  ? { isTimeZoneChosen: false, timeZone: browserZone }
                  : { isTimeZoneChosen: true, timeZone: chosen },
              )
            }
          />
        </SimpleGrid>
      )}
      {save.error !== null && <ProblemNotice error={save.error} what="I could not save this." />}
      <Text size="sm" c="dimmed" aria-live="polite">
        {save.isPending ? 'Saving' : next === null ? 'No briefing comes.' : `The next one comes ${next}.`}
      </Text>
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

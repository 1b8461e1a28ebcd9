import { Group, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { sentence, usd, words } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './settings.module.css'

type Spend = RouterOutputs['spend']['month']

const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** One bar per day of the month, so that a gap is seen as a gap. */
function DayBars({ month, byDay }: Pick<Spend, 'month' | 'byDay'>) {
  const [year, number] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year ?? 2000, number ?? 1, 0)).getUTCDate()
  const spent = new Map(byDay.map(({ day, microUsd }) => [Number(day.slice(-2)), microUsd]))
  const most = Math.max(1, ...byDay.map(({ microUsd }) => microUsd))
  return (
    <svg
      viewBox={`0 0 ${days * 10} 60`}
      className={classes.bars}
      role="img"
      aria-label={`Spend per day; the most was ${usd(most)}`}
      preserveAspectRatio="none"
    >
      {Array.from({ length: days }, (_, index) => index + 1).map((day) => {
        const micro = spent.get(day) ?? 0
        const height = micro === 0 ? 2 : Math.max(4, (micro / most) * 60)
        return (
          <rect
            key={day}
            x={day * 10 - 8.5}
            y={60 - height}
            width={7}
            height={height}
            rx={1.5}
            data-spent={micro > 0 || undefined}
          >
            <title>{`Day ${day}: ${usd(micro)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}

function SpendBody({ spend }: { spend: Spend }) {
  const { month, spentMicroUsd, reservedMicroUsd, limitMicroUsd, byAgent, byDay } = spend
  const share = (micro: number) => (limitMicroUsd === 0 ? 0 : Math.min(100, (micro / limitMicroUsd) * 100))
  const used = share(spentMicroUsd + reservedMicroUsd)
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="baseline">
        <Text>
          <Text span fw={600} fz="xl">
            {usd(spentMicroUsd)}
          </Text>{' '}
          <Text span c="dimmed">
            of {usd(limitMicroUsd)} in {monthName.format(new Date(`${month}-15T00:00:00Z`))}
          </Text>
        </Text>
        {reservedMicroUsd > 0 && (
          <Text size="sm" c="dimmed">
            {usd(reservedMicroUsd)} reserved for calls on their way
          </Text>
        )}
      </Group>
      <Progress.Root size="md" aria-label="Spend against the limit">
        <Progress.Section
          value={share(spentMicroUsd)}
          color={used >= 100 ? 'clay' : used >= 80 ? 'amber' : 'dusk'}
          aria-label="Spent"
        />
        <Progress.Section value={share(reservedMicroUsd)} color="gray" aria-label="Reserved" />
      </Progress.Root>
      {used >= 80 && (
        <Text size="sm">
          {used >= 100
            ? 'The limit is reached: the built-in engine does every step until next month.'
            : 'More than 80 % is used. At the limit the built-in engine takes over.'}
        </Text>
      )}
      {byDay.length > 0 && <DayBars month={month} byDay={byDay} />}
      {byAgent.length > 0 && (
        <ul className={classes.agents}>
          {byAgent.map(({ agent, microUsd }) => (
            <li key={agent}>
              <span>{words(agent)}</span>
              <span>{usd(microUsd)}</span>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

/** What the models cost this month against the limit, and which engine works. */
export function SpendPanel() {
  const spend = trpc.spend.month.useQuery()
  const status = trpc.system.status.useQuery()
  const model = status.data?.components.find(({ name }) => name.toLowerCase() === 'model')
  return (
    <Panel title="Model and budget">
      <Stack gap="md">
        {model !== undefined && (
          <Text>
            {model.state === 'off'
              ? 'No model key: the built-in engine does every step.'
              : sentence(model.reason ?? '')}
          </Text>
        )}
        <Waiting query={spend} what="I could not read the spend.">
          <Skeleton height={72} />
        </Waiting>
        {spend.data && <SpendBody spend={spend.data} />}
      </Stack>
    </Panel>
  )
}

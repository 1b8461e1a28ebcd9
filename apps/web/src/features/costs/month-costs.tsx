import { Skeleton, Stack, Text } from '@mantine/core'
import { IconCoin } from '@tabler/icons-react'
import { plural, usd, words } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { DayBars } from '../../ui/day-bars.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { BudgetBar } from './budget-bar.tsx'
import { forecastText, type Spend } from './budget-words.ts'

function Details({ spend }: { spend: Spend }) {
  if (spend.byAgent.length === 0)
    return (
      <Empty icon={<IconCoin size={22} />} title="Nothing spent this month">
        Each call to a model appears here with what it cost, by agent and by day. What the built-in engine does is free.
      </Empty>
    )
  return (
    <>
      <Panel title="By agent">
        <ShareList
          label="Spent by agent"
          items={spend.byAgent.map(({ agent, microUsd, calls }) => ({
            key: agent,
            name: words(agent),
            note: plural(calls, 'call'),
            value: microUsd,
            text: usd(microUsd),
          }))}
        />
      </Panel>
      <Panel title="By day">
        <DayBars
          month={spend.month}
          days={spend.byDay.map(({ day, microUsd }) => ({ day, value: microUsd }))}
          label="Spent"
          format={usd}
        />
        <Text size="xs" c="dimmed" mt="xs">
          Days and months are those of UTC, as the budget counts them.
        </Text>
      </Panel>
    </>
  )
}

/** The person's month: budget and forecast, then by agent and by day. */
export function MonthCosts() {
  const spend = trpc.spend.month.useQuery()
  return (
    <>
      <Panel title="This month">
        <Waiting query={spend} what="I could not read the costs.">
          <Skeleton height={110} />
        </Waiting>
        {spend.data && (
          <Stack gap="sm">
            <BudgetBar spend={spend.data} />
            <Text c="dimmed">{forecastText(spend.data)}</Text>
          </Stack>
        )}
      </Panel>
      {spend.data && <Details spend={spend.data} />}
    </>
  )
}

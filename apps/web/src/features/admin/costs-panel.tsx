import { Skeleton, Stack, Text, Title } from '@mantine/core'
import { plural, usd, words } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { DayBars } from '../../ui/day-bars.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './admin.module.css'

type Costs = RouterOutputs['admin']['costs']

const budgetShare = (micro: number, limit: number) =>
  limit > 0 ? `, ${Math.round((micro / limit) * 100)} % of the budget` : ''

function Figures({ costs }: { costs: Costs }) {
  const figures = [
    { name: 'Today', value: usd(costs.todayMicroUsd) },
    { name: 'This month', value: usd(costs.monthMicroUsd) },
    {
      name: 'At this pace, the month',
      value: costs.projectionMicroUsd === null ? 'Too early to say' : usd(costs.projectionMicroUsd),
    },
  ]
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Shares({ costs }: { costs: Costs }) {
  const { people, peopleCount, byAgent, limitMicroUsd } = costs
  return (
    <div className={classes.shares}>
      <div>
        <Title order={3} mb="xs">
          By person
        </Title>
        <ShareList
          label="Spent by person"
          items={people.map(({ userId, email, microUsd, calls }) => ({
            key: userId,
            name: email ?? userId,
            note: `${plural(calls, 'call')}${budgetShare(microUsd, limitMicroUsd)}`,
            value: microUsd,
            text: usd(microUsd),
          }))}
        />
        {peopleCount > people.length && (
          <Text size="xs" c="dimmed" mt="xs">
            And {plural(peopleCount - people.length, 'person', 'people')} who cost less.
          </Text>
        )}
      </div>
      <div>
        <Title order={3} mb="xs">
          By agent
        </Title>
        <ShareList
          label="Spent by agent"
          items={byAgent.map(({ agent, microUsd, calls }) => ({
            key: agent,
            name: words(agent),
            note: plural(calls, 'call'),
            value: microUsd,
            text: usd(microUsd),
          }))}
        />
      </div>
    </div>
  )
}

/** What everybody's model calls cost, in totals: never what for. */
export function CostsPanel() {
  const costs = trpc.admin.costs.useQuery()
  return (
    <Panel title="Costs">
      <Waiting query={costs} what="I could not read the costs.">
        <Skeleton height={180} />
      </Waiting>
      {costs.data && (
        <Stack gap="lg">
          <Figures costs={costs.data} />
          {costs.data.calls === 0 ? (
            <Text c="dimmed">No model was called this month.</Text>
          ) : (
            <>
              <DayBars
                month={costs.data.month}
                days={costs.data.byDay.map(({ day, microUsd }) => ({ day, value: microUsd }))}
                label="Spent by everybody"
                format={usd}
              />
              <Shares costs={costs.data} />
            </>
          )}
        </Stack>
      )}
    </Panel>
  )
}

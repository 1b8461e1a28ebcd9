import { SimpleGrid, Text } from '@mantine/core'
import { stageWords } from '../../lib/stage-words.ts'
import { Panel } from '../../ui/panel.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { WeekBars } from '../../ui/week-bars.tsx'
import type { Tracked } from './pipeline-rows.ts'
import { weeksOf } from './pipeline-weeks.ts'

const steps = ['applied', 'screening', 'interview', 'offer'] as const
const rank = { saved: 0, applied: 1, screening: 2, interview: 3, offer: 4 } satisfies Record<
  Tracked['furthest'],
  number
>

/** How far applications came, whatever became of them, and how many there were by week. */
export function Funnel({ openings }: { openings: readonly Tracked[] }) {
  const reached = (stage: (typeof steps)[number]) =>
    openings.filter(({ furthest }) => rank[furthest] >= rank[stage]).length
  const applied = reached('applied')
  if (applied === 0) return null
  const waiting = openings.filter(({ stage }) => stage === 'applied').length
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Panel title="How far they came">
        <ShareList
          label="How far applications came"
          items={steps.map((stage) => {
            const value = reached(stage)
            return {
              key: stage,
              name: stageWords[stage],
              note: stage === 'applied' ? '' : `${Math.round((value / applied) * 100)} %`,
              value,
              text: String(value),
            }
          })}
        />
        {waiting > 0 && (
          <Text size="sm" c="dimmed" mt="sm">
            {waiting === 1 ? '1 of them waits' : `${waiting} of them wait`} for a first answer.
          </Text>
        )}
      </Panel>
      <Panel title="By week">
        <WeekBars
          label="Applications and first answers by week"
          names={['Applications', 'First answers']}
          weeks={weeksOf(openings)}
        />
      </Panel>
    </SimpleGrid>
  )
}

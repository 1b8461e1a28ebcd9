import { Text } from '@mantine/core'
import { durationText, fullTime, usd, words } from '../../lib/format.ts'
import { madeByText } from '../../lib/made-by-text.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { type Fact, Facts, UnfoldingEntry } from '../../ui/unfolding-entry.tsx'
import classes from './activity.module.css'

export type Action = RouterOutputs['activity']['list']['items'][number]

function factsOf(action: Action): Fact[] {
  const { confidence, madeBy, durationMs, inputTokens, outputTokens, costMicroUsd, runId, createdAt } = action
  return [
    { name: 'How sure', value: confidence === null ? 'Not a question of degree' : `${Math.round(confidence * 100)} %` },
    { name: 'Made by', value: `${madeByText(madeBy)}, version ${madeBy.version}` },
    ...(madeBy.fallbackReason === undefined ? [] : [{ name: 'Why not a model', value: madeBy.fallbackReason }]),
    { name: 'Took', value: durationText(durationMs) },
    {
      name: 'Tokens',
      value:
        inputTokens + outputTokens === 0
          ? 'None'
          : `${inputTokens.toLocaleString()} in, ${outputTokens.toLocaleString()} out`,
    },
    { name: 'Cost', value: costMicroUsd === 0 ? 'Nothing' : usd(costMicroUsd) },
    { name: 'When', value: fullTime(createdAt) },
    ...(runId === null ? [] : [{ name: 'Run', value: runId }]),
  ]
}

/** One thing an agent did; opens to why, how sure, what else it weighed, and what it cost. */
export function ActivityEntry({ action }: { action: Action }) {
  return (
    <UnfoldingEntry title={action.action} subtitle={words(action.agent)} at={action.createdAt}>
      <Text>{action.rationale}</Text>
      {action.alternatives.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            What else I weighed
          </Text>
          <ul className={classes.others}>
            {action.alternatives.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
        </div>
      )}
      <Facts facts={factsOf(action)} />
    </UnfoldingEntry>
  )
}

import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { durationText, fullTime, usd, whenText, words } from '../../lib/format.ts'
import { madeByText } from '../../lib/made-by-text.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import classes from './activity.module.css'

export type Action = RouterOutputs['activity']['list']['items'][number]

function factsOf(action: Action): { name: string; value: string }[] {
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
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <li>
      <UnstyledButton data-walk aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        <span className={classes.words}>
          <Text component="span" fw={500}>
            {action.action}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {words(action.agent)}
          </Text>
        </span>
        <Text component="span" size="xs" c="dimmed" className={classes.when}>
          {whenText(action.createdAt)}
        </Text>
        <IconChevronDown size={16} className={classes.chevron} data-open={isOpen || undefined} aria-hidden="true" />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <div className={classes.detail}>
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
          <dl className={classes.facts}>
            {factsOf(action).map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Collapse>
    </li>
  )
}

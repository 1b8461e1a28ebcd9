import type { ReviewState } from '@jobpilot/schemas/review'
import { Badge, Button, Checkbox, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Credit } from '../../ui/credit.tsx'
import { ScoreRing } from '../../ui/score-ring.tsx'
import classes from './review.module.css'
import { type Item, payText, ruledOutText, titleOf } from './review-words.ts'
import type { Decide } from './use-decisions.ts'

type ReviewTableProps = { items: readonly Item[]; topPickId: string | null; state: ReviewState; decide: Decide }

/** All of them in a dense table, to decide about several at once. */
export function ReviewTable({ items, topPickId, state, decide }: ReviewTableProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const shown = items.filter(({ id }) => chosen.includes(id))
  const decideAll = (decision: ReviewState) => {
    decide(shown, decision)
    setChosen([])
  }
  const isAll = shown.length === items.length && items.length > 0
  return (
    <>
      <Group gap="xs">
        {state !== 'new' && (
          <Button size="xs" variant="default" disabled={shown.length === 0} onClick={() => decideAll('new')}>
            Review again
          </Button>
        )}
        {state !== 'passed' && (
          <Button size="xs" variant="default" disabled={shown.length === 0} onClick={() => decideAll('passed')}>
            Pass {shown.length > 0 ? shown.length : ''}
          </Button>
        )}
        {state !== 'kept' && (
          <Button size="xs" disabled={shown.length === 0} onClick={() => decideAll('kept')}>
            Keep {shown.length > 0 ? shown.length : ''}
          </Button>
        )}
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways has to be reached by keys */}
      <section className={classes.table} tabIndex={0} aria-label="Openings to review">
        <Table miw={640} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={44}>
                <Checkbox
                  aria-label="Choose all"
                  checked={isAll}
                  indeterminate={!isAll && shown.length > 0}
                  onChange={() => setChosen(isAll ? [] : items.map(({ id }) => id))}
                />
              </Table.Th>
              <Table.Th w={64}>Score</Table.Th>
              <Table.Th>Opening</Table.Th>
              <Table.Th>Where</Table.Th>
              <Table.Th>Pay</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td>
                  <Checkbox
                    aria-label={`Choose ${titleOf(item)}`}
                    checked={shown.includes(item)}
                    onChange={() =>
                      setChosen(chosen.includes(item.id) ? chosen.filter((id) => id !== item.id) : [...chosen, item.id])
                    }
                  />
                </Table.Td>
                <Table.Td>
                  <ScoreRing score={item.match.score} size={36} label={`Score ${item.match.score} of 100`} />
                </Table.Td>
                <Table.Td>
                  <Link to="/openings/$postingId" params={{ postingId: item.id }}>
                    {titleOf(item)}
                  </Link>{' '}
                  {item.id === topPickId && (
                    <Badge color="moss" variant="light" tt="none">
                      Today’s top pick
                    </Badge>
                  )}
                  <Text size="sm" c="dimmed">
                    {item.content.employer?.value ?? 'The employer is not named'}
                    {item.attribution !== null && ' · '}
                    <Credit credit={item.attribution} />
                  </Text>
                  {item.isRuledOut && (
                    <Text size="sm" c="var(--jp-bad)">
                      {ruledOutText(item)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {item.content.places[0]?.value ?? 'Not stated'}
                  {!item.isSure && !item.isRuledOut && (
                    <Badge ml={6} color="amber" variant="light" tt="none">
                      Something unknown
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>{payText(item) ?? 'Not stated'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </>
  )
}

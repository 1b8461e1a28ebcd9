import { Box, Button, Table, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { whenText } from '../../lib/format.ts'
import { stageWords } from '../../lib/stage-words.ts'
import { ScoreRing } from '../../ui/score-ring.tsx'
import { NextStep } from './next-step.tsx'
import classes from './pipeline.module.css'
import { type Tracked, titleOf } from './pipeline-rows.ts'
import { StageMenu } from './stage-menu.tsx'

/** What is tracked, a line for each; on a phone without score and date, the next step below the title. */
export function PipelineTable({ openings, today }: { openings: readonly Tracked[]; today: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways has to be reached by keys
    <section className={classes.table} tabIndex={0} aria-label="List">
      <Table miw={{ sm: 680 }} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={64} visibleFrom="sm">
              Score
            </Table.Th>
            <Table.Th>Opening</Table.Th>
            <Table.Th w={130}>Stage</Table.Th>
            <Table.Th visibleFrom="sm">Since</Table.Th>
            <Table.Th visibleFrom="sm">Next</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {openings.map((opening) => (
            <Table.Tr key={opening.postingId}>
              <Table.Td visibleFrom="sm">
                {opening.score === null ? (
                  <Text c="dimmed">–</Text>
                ) : (
                  <ScoreRing score={opening.score} size={36} label={`Score ${opening.score} of 100`} />
                )}
              </Table.Td>
              <Table.Td>
                <Link to="/openings/$postingId" params={{ postingId: opening.postingId }}>
                  {titleOf(opening)}
                </Link>
                <Text size="sm" c="dimmed">
                  {[opening.employer, opening.place].filter(Boolean).join(' · ') || 'The employer is not named'}
                </Text>
                <Box hiddenFrom="sm">
                  <NextStep opening={opening} today={today} />
                </Box>
              </Table.Td>
              <Table.Td>
                <StageMenu postingId={opening.postingId} stage={opening.stage}>
                  <Button
                    size="xs"
                    variant="default"
                    rightSection={<IconChevronDown size={15} />}
                    aria-label={`Move ${titleOf(opening)}, now ${stageWords[opening.stage]}`}
                  >
                    {stageWords[opening.stage]}
                  </Button>
                </StageMenu>
              </Table.Td>
              <Table.Td visibleFrom="sm">{whenText(opening.since)}</Table.Td>
              <Table.Td visibleFrom="sm">
                <NextStep opening={opening} today={today} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

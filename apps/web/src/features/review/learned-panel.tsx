import { Button, Skeleton, Table, Text } from '@mantine/core'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './review.module.css'
import { learnedWords, pointsText } from './review-words.ts'

const bandWords = { strong: 'Strong', possible: 'Possible', weak: 'Weak' } as const

/** What decisions taught, each to be vetoed, and whether scores deserve trust: what was kept and passed by band. */
export function LearnedPanel() {
  const utils = trpc.useUtils()
  const insights = trpc.review.insights.useQuery()
  const veto = trpc.review.veto.useMutation({
    onSuccess: () => void utils.review.invalidate(),
    onError: (error) => toastProblem(error),
  })
  const calibration = insights.data?.calibration.filter(({ kept, passed }) => kept + passed > 0) ?? []
  return (
    <Panel title="What I learned from you">
      <Waiting query={insights} what="I could not read what I learned.">
        <Skeleton height={90} />
      </Waiting>
      {insights.data?.learned.length === 0 && (
        <Text c="dimmed">
          Nothing yet. After three decisions one way on the same trait, such as an employer or remote work, I suggest
          what follows. What you said yourself always counts more.
        </Text>
      )}
      <ul className={classes.learned}>
        {insights.data?.learned.map((learned) => (
          <li key={`${learned.trait} ${learned.value}`} className={classes.lesson}>
            <Text component="span" td={learned.isVetoed ? 'line-through' : undefined}>
              {learnedWords(learned)}: {pointsText(learned.weight)} in the order
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => veto.mutate({ trait: learned.trait, value: learned.value, isVetoed: !learned.isVetoed })}
            >
              {learned.isVetoed ? 'Let it count' : 'Do not use this'}
            </Button>
          </li>
        ))}
      </ul>
      {calibration.length > 0 && (
        <Table mt="md" w="auto" aria-label="Decisions by match">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Match</Table.Th>
              <Table.Th>Kept</Table.Th>
              <Table.Th>Passed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {calibration.map(({ band, kept, passed }) => (
              <Table.Tr key={band}>
                <Table.Td>{bandWords[band]}</Table.Td>
                <Table.Td>{kept}</Table.Td>
                <Table.Td>{passed}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}

import type { ApplicationStage } from '@jobpilot/schemas/applications'
import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { stageWords } from '../../lib/stage-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { stageText, useMoveStage } from './use-move-stage.ts'

const stages = Object.entries(stageWords) as [ApplicationStage, string][]

/** Where an opening stands in the pipeline, and the moves there are. */
export function StageControl({ postingId }: { postingId: string }) {
  const application = trpc.applications.get.useQuery({ postingId })
  const move = useMoveStage()
  const stage = application.data?.stage
  return (
    <Menu position="bottom-start" shadow="md" width={190}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          disabled={stage === undefined}
          rightSection={<IconChevronDown size={15} />}
          aria-label={`Track this opening: ${stageText(stage ?? null)}`}
        >
          {stageText(stage ?? null)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Move to</Menu.Label>
        {stages.map(([to, words]) => (
          <Menu.Item
            key={to}
            disabled={to === stage}
            rightSection={to === stage ? <IconCheck size={15} aria-hidden="true" /> : undefined}
            onClick={() => move(postingId, to)}
          >
            {words}
          </Menu.Item>
        ))}
        {stage !== null && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => move(postingId, null)}>Stop tracking</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

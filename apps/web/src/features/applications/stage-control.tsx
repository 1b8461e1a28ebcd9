import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { trpc } from '../../lib/trpc.ts'
import { StageMenu } from './stage-menu.tsx'
import { stageText } from './use-move-stage.ts'

/** Where an opening stands in the pipeline, and the moves there are. */
export function StageControl({ postingId }: { postingId: string }) {
  const stage = trpc.applications.get.useQuery({ postingId }).data?.stage
  return (
    <StageMenu postingId={postingId} stage={stage}>
      <Button
        size="xs"
        variant="default"
        disabled={stage === undefined}
        rightSection={<IconChevronDown size={15} />}
        aria-label={`Track this opening: ${stageText(stage ?? null)}`}
      >
        {stageText(stage ?? null)}
      </Button>
    </StageMenu>
  )
}

import type { ApplicationStage } from '@jobpilot/schemas/applications'
import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { stages, stageWords } from '../../lib/stage-words.ts'
import { useMoveStage } from './use-move-stage.ts'

type StageMenuProps = {
  postingId: string
  stage: ApplicationStage | null | undefined
  /** What opens it. */
  children: ReactElement
}

/** The moves there are for an opening from where it stands. */
export function StageMenu({ postingId, stage, children }: StageMenuProps) {
  const move = useMoveStage()
  return (
    <Menu position="bottom-start" shadow="md" width={190}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Move to</Menu.Label>
        {stages.map((to) => (
          <Menu.Item
            key={to}
            aria-current={to === stage || undefined}
            rightSection={to === stage ? <IconCheck size={15} aria-hidden="true" /> : undefined}
            onClick={() => move(postingId, to)}
          >
            {stageWords[to]}
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

import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import classes from './fields.module.css'

type MoveToolsProps = { what: string; index: number; count: number; onMove: (to: number) => void; onRemove: () => void }

/** Up, down and remove for one entry of a list, as far as it can go. A menu whose first item is disabled never gets the focus. */
export function MoveTools({ what, index, count, onMove, onRemove }: MoveToolsProps) {
  return (
    <Menu position="bottom-end" shadow="md" width={160}>
      <Menu.Target>
        <ActionIcon className={classes.tools} data-tools aria-label={`Change the order of, or remove: ${what}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {index > 0 && (
          <Menu.Item leftSection={<IconArrowUp size={16} />} onClick={() => onMove(index - 1)}>
            Move up
          </Menu.Item>
        )}
        {index < count - 1 && (
          <Menu.Item leftSection={<IconArrowDown size={16} />} onClick={() => onMove(index + 1)}>
            Move down
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={16} />} color="var(--jp-bad)" onClick={onRemove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Alt with an arrow moves the entry the focus is in. */
export function moveKeys(index: number, onMove: (to: number) => void) {
  return (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onMove(index + step)
  }
}

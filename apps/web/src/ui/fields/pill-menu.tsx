import type { Field } from '@jobpilot/schemas/fields'
import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'

/** One thing to do with a value, named as in a menu. */
export type PillChoice = { label: string; onPick: (field: Field) => void }

type PillMenuProps = { field: Field; choices: PillChoice[]; onRemove: () => void }

/** What can be done with one value of a list. */
export function PillMenu({ field, choices, onRemove }: PillMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md" width={190}>
      <Menu.Target>
        <ActionIcon size={18} aria-label={`Change or remove ${field.value}`}>
          <IconChevronDown size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ label, onPick }) => (
          <Menu.Item key={label} onClick={() => onPick(field)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconTrash size={16} />} color="var(--jp-bad)" onClick={onRemove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

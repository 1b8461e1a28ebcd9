import type { DealBreakerKind, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ConditionForm, deepestGroup, fits, placeId } from './condition-form.ts'
import { kindWords, startingLeaves } from './deal-breaker-kinds.ts'
import { addTo, type Edited, type Path } from './tree-edits.ts'
import { type GroupMode, groupOf } from './tree-nodes.ts'

const newGroups: readonly { mode: GroupMode; label: string }[] = [
  { mode: 'any', label: 'Any of several' },
  { mode: 'all', label: 'All of several' },
  { mode: 'none', label: 'None of several' },
]

/** Adds a condition or a group to the list, or to a group in it. */
export function AddCondition({ form, group }: { form: ConditionForm; group: Path }) {
  const added = (kind: DealBreakerKind) => addTo(form.tree, group, startingLeaves[kind])
  const hasRoom = (tree: DealBreakers) => fits(addTo(tree, group, startingLeaves['no-on-call']).tree)
  const add = (edited: Edited) => {
    // The focus stays with the button for the next one, unless there is no room for that and the button goes off.
    if (hasRoom(edited.tree)) form.set(edited.tree)
    else form.apply(edited)
  }
  const groups = newGroups.map(({ mode, label }) => ({ label, edited: addTo(form.tree, group, groupOf(mode, [])) }))
  return (
    <Menu position="bottom-start" shadow="md" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} />}
          data-adds-to={placeId(group)}
          disabled={!hasRoom(form.tree)}
        >
          Add a condition
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {Object.entries(kindWords).map(([kind, words]) => (
          <Menu.Item key={kind} onClick={() => add(added(kind as DealBreakerKind))}>
            {words}
          </Menu.Item>
        ))}
        {group.length < deepestGroup && (
          <>
            <Menu.Divider />
            {groups.map(({ label, edited }) => (
              <Menu.Item key={label} disabled={!fits(edited.tree)} onClick={() => form.apply(edited, 'group')}>
                {label}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

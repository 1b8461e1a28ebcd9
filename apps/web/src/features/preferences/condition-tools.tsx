import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconDots, IconX } from '@tabler/icons-react'
import { type ConditionForm, deepestGroup, fits, isShallow, placeId } from './condition-form.ts'
import { kindWords, oppositeKindWords } from './deal-breaker-kinds.ts'
import classes from './preferences.module.css'
import { type Edited, moveInto, moveOut, nodeAt, type Path, removeAt, takeApart, turnAt, wrapAt } from './tree-edits.ts'
import { isTurned, leafOf, partsOf } from './tree-nodes.ts'
import { nameOf } from './tree-words.ts'

type ConditionToolsProps = { form: ConditionForm; condition: DealBreakers; path: Path }
type Action = { label: string; edited: Edited; goOn?: 'group' }

function actionsFor({ form: { tree }, condition, path }: ConditionToolsProps): Action[] {
  const leaf = leafOf(condition)
  const beside = partsOf(nodeAt(tree, path.slice(0, -1)) ?? tree) ?? []
  const groups = beside.flatMap((group, at) =>
    at !== path.at(-1) && partsOf(group) !== null && path.length <= deepestGroup && isShallow(condition, path.length)
      ? [{ label: `Move into: ${nameOf(group)}`, edited: moveInto(tree, path, at) }]
      : [],
  )
  return [
    ...(leaf
      ? [
          {
            label: `Turn into: ${(isTurned(condition) ? kindWords : oppositeKindWords)[leaf.kind]}`,
            edited: turnAt(tree, path),
          },
        ]
      : []),
    ...(isShallow(condition, path.length)
      ? [{ label: 'Put into a new group', edited: wrapAt(tree, path), goOn: 'group' as const }]
      : []),
    ...groups,
    ...(path.length > 1 ? [{ label: 'Move out of the group', edited: moveOut(tree, path) }] : []),
    ...(leaf ? [] : [{ label: 'Take the group apart', edited: takeApart(tree, path) }]),
  ]
}

/** On its own, so that it is worked out for an open menu only. */
function Actions(props: ConditionToolsProps) {
  return actionsFor(props).map(({ label, edited, goOn }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two groups may say the same
    <Menu.Item key={at} disabled={!fits(edited.tree)} onClick={() => props.form.apply(edited, goOn)}>
      <Text size="sm" lineClamp={3}>
        {label}
      </Text>
    </Menu.Item>
  ))
}

/** What can be done with a condition or a group as a whole. */
export function ConditionTools(props: ConditionToolsProps) {
  const { form, condition, path } = props
  const name = nameOf(condition)
  const isLast = path.at(-1) === (partsOf(nodeAt(form.tree, path.slice(0, -1)) ?? form.tree)?.length ?? 0) - 1
  return (
    <span className={classes.tools}>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <ActionIcon size={36} aria-label={`Turn, group or move: ${name}`} data-place={placeId(path)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Actions {...props} />
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        size={36}
        aria-label={`Remove: ${name}`}
        onClick={() => {
          const tree = removeAt(form.tree, path)
          // The next condition takes the place, and the focus with it; after the last there is none.
          if (isLast) form.apply({ tree, path: path.slice(0, -1) }, 'group')
          else form.set(tree)
        }}
      >
        <IconX size={16} />
      </ActionIcon>
    </span>
  )
}

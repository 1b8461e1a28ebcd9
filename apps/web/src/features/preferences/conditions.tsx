import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { Select, Text } from '@mantine/core'
import { plural } from '../../lib/format.ts'
import { AddCondition } from './add-condition.tsx'
import { type ConditionForm, deepestGroup } from './condition-form.ts'
import { ConditionTools } from './condition-tools.tsx'
import { LeafEditor } from './leaf-editor.tsx'
import classes from './preferences.module.css'
import { nodeAt, type Path, replaceAt } from './tree-edits.ts'
import { type GroupMode, groupOf, leafOf, modeOf, modeWords, partsOf, withLeaf } from './tree-nodes.ts'
import { groupSentence, nameOf } from './tree-words.ts'

type RowProps = { form: ConditionForm; condition: DealBreakers; path: Path }

const most = 1_001
export const countText = (count: number) => (count >= most ? 'over 1,000 openings' : plural(count, 'opening'))

const modes = Object.entries(modeWords).map(([value, label]) => ({ value, label }))

/** Of the list alone: what one condition of a group costs depends on the others of the group. */
function Cost({ form, condition, path }: RowProps) {
  const more = path.length === 1 ? form.moreOf(condition) : undefined
  if (more === undefined) return null
  return (
    <Text size="xs" c="dimmed" className={classes.cost}>
      {more === 0 ? 'Costs you nothing now' : `Relax this: +${countText(more)}`}
    </Text>
  )
}

function ConditionGroup(props: RowProps) {
  const { form, condition, path } = props
  const sentence = groupSentence(condition)
  const set = (mode: string | null) =>
    form.set(replaceAt(form.tree, path, groupOf((mode ?? modeOf(condition)) as GroupMode, partsOf(condition) ?? [])))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand in its border, and this one holds a choice
    <div role="group" aria-label={nameOf(condition)} className={classes.box}>
      <div className={classes.head}>
        <Select
          aria-label="How many of these must hold"
          className={classes.mode}
          data={modes}
          value={modeOf(condition)}
          allowDeselect={false}
          onChange={set}
        />
        <Cost {...props} />
        <ConditionTools {...props} />
      </div>
      {path.length === 1 && (
        <Text size="sm" className={classes.sentence}>
          {sentence ?? 'Nothing complete stands in this group yet, so it rules out nothing.'}
        </Text>
      )}
      <Conditions form={form} group={path} />
    </div>
  )
}

function Condition(props: RowProps) {
  const { form, condition, path } = props
  const leaf = leafOf(condition)
  if (leaf === null && path.length <= deepestGroup) return <ConditionGroup {...props} />
  return (
    <div className={classes.condition}>
      {leaf ? (
        <div className={classes.leaf}>
          <Text size="sm" fw={500}>
            {nameOf(condition)}
          </Text>
          <LeafEditor
            key={leaf.kind}
            leaf={leaf}
            label={nameOf(condition)}
            onChange={(next) => form.set(replaceAt(form.tree, path, withLeaf(condition, next)))}
          />
        </div>
      ) : (
        <div>
          <Text size="sm">{groupSentence(condition) ?? nameOf(condition)}</Text>
          <Text size="xs" c="dimmed">
            Nested deeper than can be edited here. I keep it as it is; moved out of its group it can be edited.
          </Text>
        </div>
      )}
      <Cost {...props} />
      <ConditionTools {...props} />
    </div>
  )
}

/** The conditions of the list, or of a group in it, each to be edited where it stands. */
export function Conditions({ form, group }: { form: ConditionForm; group: Path }) {
  const parts = partsOf(nodeAt(form.tree, group) ?? form.tree) ?? []
  return (
    <ul className={classes.conditions}>
      {parts.map((condition, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place, and are edited in place
        <li key={at}>
          <Condition form={form} condition={condition} path={[...group, at]} />
        </li>
      ))}
      <li className={classes.adding}>
        <AddCondition form={form} group={group} />
        {group.length === deepestGroup && (
          <Text size="xs" c="dimmed">
            Groups go no deeper here.
          </Text>
        )}
      </li>
    </ul>
  )
}

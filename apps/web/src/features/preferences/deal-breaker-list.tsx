import type { DealBreakerKind, DealBreakers } from '@jobpilot/schemas/deal-breakers'
import { ActionIcon, Button, Fieldset, Group, Menu, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { hashKey } from '@tanstack/react-query'
import { conditionWords } from '../../lib/condition-words.ts'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { completeTree } from './complete-tree.ts'
import { kindWords, startingLeaves } from './deal-breaker-kinds.ts'
import { LeafEditor } from './leaf-editor.tsx'
import classes from './preferences.module.css'

type TreeProps = { tree: DealBreakers; onChange: (tree: DealBreakers) => void }

const most = 1_001
const countText = (count: number) => (count >= most ? 'over 1,000 openings' : plural(count, 'opening'))

const isLeaf = (node: DealBreakers) => 'kind' in node

function AddCondition({ onAdd, hasGroups }: { onAdd: (condition: DealBreakers) => void; hasGroups: boolean }) {
  return (
    <Menu position="bottom-start" shadow="md" width={240}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconPlus size={15} />}>
          Add a condition
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {Object.entries(kindWords).map(([kind, words]) => (
          <Menu.Item key={kind} onClick={() => onAdd(startingLeaves[kind as DealBreakerKind])}>
            {words}
          </Menu.Item>
        ))}
        {hasGroups && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onAdd({ any: [startingLeaves['work-mode-in']] })}>Either of several</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Condition({ tree, onChange }: TreeProps) {
  if ('not' in tree)
    return (
      <Fieldset legend="Not" className={classes.group}>
        <Condition tree={tree.not} onChange={(not) => onChange({ not })} />
      </Fieldset>
    )
  if ('all' in tree || 'any' in tree) {
    const parts = 'all' in tree ? tree.all : tree.any
    const set = (next: DealBreakers[]) => onChange('all' in tree ? { all: next } : { any: next })
    return (
      <Fieldset legend={'all' in tree ? 'All of' : 'Either of'} className={classes.group}>
        <Conditions parts={parts} onChange={set} more={[]} hasGroups={false} />
      </Fieldset>
    )
  }
  const editor = <LeafEditor leaf={tree} onChange={onChange} />
  return (
    <div className={classes.leaf}>
      <Text size="sm" fw={500}>
        {kindWords[tree.kind]}
      </Text>
      {editor}
    </div>
  )
}

type ConditionsProps = {
  parts: readonly DealBreakers[]
  onChange: (parts: DealBreakers[]) => void
  /** How many more openings would fit without each. */
  more: readonly (number | undefined)[]
  hasGroups: boolean
}

function Conditions({ parts, onChange, more, hasGroups }: ConditionsProps) {
  return (
    <ul className={classes.conditions}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place, and are edited in place
        <li key={at} className={classes.condition}>
          <Condition
            tree={part}
            onChange={(next) => onChange(parts.map((old, other) => (other === at ? next : old)))}
          />
          {more[at] !== undefined && (
            <Text size="xs" c="dimmed" className={classes.cost}>
              {more[at] === 0 ? 'Costs you nothing now' : `Relax this: +${countText(more[at])}`}
            </Text>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove: ${isLeaf(part) ? kindWords[part.kind] : conditionWords(part)}`}
            onClick={() => onChange(parts.filter((_, other) => other !== at))}
          >
            <IconX size={16} />
          </ActionIcon>
        </li>
      ))}
      <li>
        <AddCondition onAdd={(condition) => onChange([...parts, condition])} hasGroups={hasGroups} />
      </li>
    </ul>
  )
}

/** The deal-breakers as the tree they are, with what each costs among the openings this instance holds. */
export function DealBreakerList({ tree, onChange }: TreeProps) {
  const parts = 'all' in tree ? tree.all : [tree]
  const [asked] = useDebouncedValue(tree, 400)
  const complete = ('all' in asked ? asked.all : [asked]).map(completeTree)
  const relax = trpc.preferences.relax.useQuery({ all: complete }, { placeholderData: (before) => before })
  // By what it says: the answer may be that of the conditions before, and in another order.
  const moreOf = (part: DealBreakers) => {
    const key = hashKey([completeTree(part)])
    return relax.data?.without.find(({ condition }) => hashKey([condition]) === key)?.more
  }
  return (
    <Fieldset legend="What an opening must fulfil" className={classes.group}>
      <Text size="sm" c="dimmed" mb="xs">
        What breaks one of these is never shown to you. What does not say is shown and marked.
      </Text>
      <Conditions parts={parts} onChange={(all) => onChange({ all })} more={parts.map(moreOf)} hasGroups />
      {relax.data !== undefined && parts.length > 0 && (
        <Group mt="xs">
          <Text size="sm" c="dimmed" role="status">
            {countText(relax.data.fitting)} with your titles fit now.
          </Text>
        </Group>
      )}
    </Fieldset>
  )
}

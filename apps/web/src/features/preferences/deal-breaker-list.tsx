import { type DealBreakers, dealBreakersSize, maxDealBreakers } from '@jobpilot/schemas/deal-breakers'
import { Fieldset, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { isSame } from '../../lib/is-same.ts'
import { trpc } from '../../lib/trpc.ts'
import { completeTree } from './complete-tree.ts'
import { type ConditionForm, placeId } from './condition-form.ts'
import { Conditions, countText } from './conditions.tsx'
import classes from './preferences.module.css'
import { asKept, asList } from './tree-edits.ts'
import { partsOf } from './tree-nodes.ts'

type TreeProps = { tree: DealBreakers; onChange: (tree: DealBreakers) => void }

/** Puts the focus on a part of the form that is there only after the next render; if it is not, on what adds to the list. */
function useFocusNext() {
  const form = useRef<HTMLFieldSetElement>(null)
  const next = useRef<string | null>(null)
  useEffect(() => {
    if (next.current === null) return
    const wanted = form.current?.querySelector<HTMLElement>(next.current)
    const instead = form.current?.querySelector<HTMLElement>('[data-adds-to=""]')
    ;(wanted ?? instead)?.focus()
    next.current = null
  })
  return {
    form,
    focusNext: (selector: string) => {
      next.current = selector
    },
  }
}

function Limit({ tree }: { tree: DealBreakers }) {
  const room = maxDealBreakers - dealBreakersSize(tree).nodes
  if (room > 1) return null
  return (
    <Text size="sm" mt="xs" role="status">
      At most {maxDealBreakers} conditions, with groups and opposites counted
      {room === 1 ? ': there is room for one more.' : '. Remove one to add another.'}
    </Text>
  )
}

/** The deal-breakers as the tree they are, with what each costs among the openings this instance holds. */
export function DealBreakerList({ tree, onChange }: TreeProps) {
  const [asked] = useDebouncedValue(tree, 400)
  const relax = trpc.preferences.relax.useQuery(completeTree(asked), { placeholderData: (before) => before })
  const { form: fieldset, focusNext } = useFocusNext()
  const list = asList(tree)
  const form: ConditionForm = {
    tree: list,
    set: (next) => onChange(asKept(next)),
    apply: (edited, goOn = 'condition') => {
      const place = placeId(edited.path)
      focusNext(goOn === 'group' ? `[data-adds-to="${place}"]` : `[data-place="${place}"]`)
      form.set(edited.tree)
    },
    // By what it says: the answer may be that of the conditions before, and in another order.
    moreOf: (part) => {
      const complete = completeTree(part)
      return relax.data?.without.find(({ condition }) => isSame(condition, complete))?.more
    },
  }
  return (
    <Fieldset ref={fieldset} legend="What an opening must fulfil" className={classes.group}>
      <Text size="sm" c="dimmed" mb="xs">
        What breaks one of these is never shown to you. What does not say is shown and marked.
      </Text>
      <div className={classes.form}>
        <Conditions form={form} group={[]} />
      </div>
      <Limit tree={list} />
      {relax.data !== undefined && (partsOf(list)?.length ?? 0) > 0 && (
        <Text size="sm" c="dimmed" mt="xs" role="status">
          {countText(relax.data.fitting)} with your titles fit now.
        </Text>
      )}
    </Fieldset>
  )
}

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { moved } from '../../ui/fields/edit-field.ts'
import { MoveTools, moveKeys } from '../../ui/fields/move-tools.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './profile.module.css'

type EntryListProps<T> = {
  title: string
  items: T[]
  onChange: (items: T[]) => void
  create: () => T
  addLabel: string
  nameOf: (item: T) => string
  /** `head` stands beside the entry's menu, `rest` below it. */
  render: (item: T, set: (item: T) => void) => { head: ReactNode; rest: ReactNode }
}

/** Entries such as jobs or schools: added, removed, put in order, each drawn by its own form. */
export function EntryList<T extends { id: string }>({
  title,
  items,
  onChange,
  create,
  addLabel,
  nameOf,
  render,
}: EntryListProps<T>) {
  const add = (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={14} />}
      onClick={() => onChange([create(), ...items])}
    >
      {addLabel}
    </Button>
  )
  return (
    <Panel title={title} action={add}>
      {items.map((item, index) => {
        const move = (to: number) => onChange(moved(items, index, to))
        const { head, rest } = render(item, (changed) => onChange(items.with(index, changed)))
        return (
          <section key={item.id} className={classes.entry} aria-label={nameOf(item)} onKeyDown={moveKeys(index, move)}>
            <div className={classes.entryTop}>
              <div className={classes.grow}>{head}</div>
              <MoveTools
                what={nameOf(item)}
                index={index}
                count={items.length}
                onMove={move}
                onRemove={() => onChange(items.toSpliced(index, 1))}
              />
            </div>
            {rest}
          </section>
        )
      })}
    </Panel>
  )
}

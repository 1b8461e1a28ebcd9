import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { whenText } from '../lib/format.ts'
import classes from './unfolding-entry.module.css'

/** A line of a list that opens to what is known about it. `at` is an ISO instant. */
export function UnfoldingEntry(props: { title: string; subtitle: string; at: string; children: ReactNode }) {
  const { title, subtitle, at, children } = props
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <li>
      <UnstyledButton data-walk aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        <span className={classes.words}>
          <Text component="span" fw={500}>
            {title}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {subtitle}
          </Text>
        </span>
        <Text component="span" size="xs" c="dimmed" className={classes.when}>
          {whenText(at)}
        </Text>
        <IconChevronDown size={16} className={classes.chevron} data-open={isOpen || undefined} aria-hidden="true" />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && <div className={classes.detail}>{children}</div>}
      </Collapse>
    </li>
  )
}

export type Fact = { name: string; value: string }

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

import { Text } from '@mantine/core'
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import classes from './briefing.module.css'
import type { Need } from './needs.ts'

/** What needs the person, each a way to where it is settled. */
export function NeedsList({ needs, label = 'What needs you' }: { needs: Need[]; label?: string }) {
  return (
    <ul className={classes.needs} aria-label={label}>
      {needs.map(({ key, title, about, link }) => (
        <li key={key}>
          <Link {...link} className={classes.need}>
            <span className={classes.words}>
              <Text component="span" fw={500}>
                {title}
              </Text>
              <Text component="span" size="sm" c="dimmed">
                {about}
              </Text>
            </span>
            <IconChevronRight size={16} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The end of a briefing. */
export function CaughtUp({ left }: { left: number }) {
  return (
    <p className={classes.end} data-done={left === 0 || undefined}>
      {left === 0 && <IconCircleCheck size={18} stroke={1.8} aria-hidden="true" />}
      {left === 0
        ? 'You are all caught up.'
        : `That is all. After ${left === 1 ? 'this one' : `these ${left}`} you are caught up.`}
    </p>
  )
}

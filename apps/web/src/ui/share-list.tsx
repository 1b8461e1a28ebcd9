import { Text } from '@mantine/core'
import classes from './share-list.module.css'

type ShareListProps = {
  label: string
  items: readonly { key: string; name: string; note: string; value: number; text: string }[]
}

/** Parts of a whole, the largest first, each with its bar. */
export function ShareList({ label, items }: ShareListProps) {
  const most = Math.max(1, ...items.map(({ value }) => value))
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map(({ key, name, note, value, text }) => (
        <li key={key}>
          <span className={classes.name}>
            {name}{' '}
            <Text span size="xs" c="dimmed">
              {note}
            </Text>
          </span>
          <span className={classes.value}>{text}</span>
          <span className={classes.bar} aria-hidden="true">
            <span style={{ width: `${(value / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './notice.module.css'

type Tone = 'info' | 'warn' | 'bad' | 'ok'
type NoticeProps = { tone?: Tone; title?: ReactNode; children?: ReactNode; action?: ReactNode; live?: boolean }

const icons = {
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
  ok: IconCircleCheck,
} satisfies Record<Tone, unknown>

/** A sentence the person should not miss, with a way on beside it. */
export function Notice({ tone = 'info', title, children, action, live = false }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={classes.notice} data-tone={tone} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon size={18} stroke={1.8} className={classes.icon} aria-hidden="true" />
      <div className={classes.text}>
        {title !== undefined && (
          <Text fw={600} component="div">
            {title}
          </Text>
        )}
        {children !== undefined && (
          <Text component="div" size="sm">
            {children}
          </Text>
        )}
      </div>
      {action !== undefined && (
        <Group gap="xs" className={classes.action}>
          {action}
        </Group>
      )}
    </div>
  )
}

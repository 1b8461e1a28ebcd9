import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './empty.module.css'

type EmptyProps = { icon: ReactNode; title: string; children: ReactNode; action?: ReactNode }

/** Says what will appear here and offers the next step. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <Stack align="center" gap={6} className={classes.empty}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <Title order={2}>{title}</Title>
      <Text c="dimmed" ta="center" maw={420} component="div">
        {children}
      </Text>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </Stack>
  )
}

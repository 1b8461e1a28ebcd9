import { Box, Group, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './panel.module.css'

type PanelProps = {
  title?: ReactNode
  action?: ReactNode
  tone?: 'plain' | 'warn' | 'bad' | 'ok'
  children: ReactNode
  id?: string
}

/** A quiet surface that holds one subject. */
export function Panel({ title, action, tone = 'plain', children, id: anchor }: PanelProps) {
  const id = useId()
  const isNamed = title !== undefined
  return (
    <section id={anchor} className={classes.panel} data-tone={tone} aria-labelledby={isNamed ? id : undefined}>
      {isNamed && (
        <Group justify="space-between" mb="sm" wrap="nowrap" gap="xs">
          <Title order={2} id={id}>
            {title}
          </Title>
          {action && <Box flex="none">{action}</Box>}
        </Group>
      )}
      {children}
    </section>
  )
}

import { Box, Group, Title } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './panel.module.css'

type PanelProps = {
  title?: ReactNode
  action?: ReactNode
  tone?: 'plain' | 'warn' | 'bad' | 'ok'
  children: ReactNode
  id?: string
}

/** A quiet surface that holds one subject; with an `id`, an address can point at it. */
export function Panel({ title, action, tone = 'plain', children, id: anchor }: PanelProps) {
  const id = useId()
  const isNamed = title !== undefined
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // The router looked for it when the address was opened, which was before it is known who asks and anything is drawn.
    if (anchor !== undefined && location.hash === `#${anchor}`) panel.current?.scrollIntoView()
  }, [anchor])
  return (
    <section
      ref={panel}
      id={anchor}
      className={classes.panel}
      data-tone={tone}
      aria-labelledby={isNamed ? id : undefined}
    >
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

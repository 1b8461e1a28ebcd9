import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

type PageProps = {
  title: string
  /** The tab's title where it differs from the heading. */
  tabTitle?: string
  /** The way back to where this page belongs. */
  back?: ReactNode
  /** One plain sentence under the title. */
  lead?: ReactNode
  action?: ReactNode
  /** `wide` for work in two columns. */
  width?: 'reading' | 'wide'
  children: ReactNode
}

/** A page of the shell: its title (also the tab's), what it is for, its one primary action, its content. */
export function Page({ title, tabTitle = title, back, lead, action, width = 'reading', children }: PageProps) {
  return (
    <Stack gap="lg" className={classes.page} data-width={width}>
      <title>{`${tabTitle} · JobPilot`}</title>
      <Group justify="space-between" align="flex-start" wrap="wrap" gap="sm">
        <div className={classes.heading}>
          {back}
          <Title order={1}>{title}</Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4} component="div">
              {lead}
            </Text>
          )}
        </div>
        {action !== undefined && <Group gap="xs">{action}</Group>}
      </Group>
      {children}
    </Stack>
  )
}

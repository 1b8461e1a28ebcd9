import { Skeleton } from '@mantine/core'
import type { useMe } from '../../lib/use-me.ts'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'

/** Shown instead of a page while not even the person could be read. */
export function ShellWaiting({ me }: { me: ReturnType<typeof useMe> }) {
  return (
    <Page title="One moment">
      <Waiting query={me} what="I could not load your data.">
        <Skeleton height={440} radius="lg" />
      </Waiting>
    </Page>
  )
}

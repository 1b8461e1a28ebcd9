import { Button, Skeleton } from '@mantine/core'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { useLate } from '../ui/waiting.tsx'

/** Holds the place of a page whose code is on its way. */
export function RoutePending() {
  const { isLate } = useLate(true, false)
  const reload = (
    <Button size="xs" variant="default" onClick={() => location.reload()}>
      Try again
    </Button>
  )
  return (
    <Page title={isLate ? 'This page does not arrive' : 'One moment'}>
      {isLate ? (
        <Notice tone="bad" title="I could not load this page." action={reload} live>
          The server does not answer. What you saved is on it, and unsaved edits are kept in this browser.
        </Notice>
      ) : (
        <Skeleton height={440} radius="lg" />
      )}
    </Page>
  )
}

import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'

export function NotFound() {
  return (
    <Page title="No such page">
      <Empty
        icon={<IconCompass size={22} />}
        title="There is nothing at this address"
        action={<Button renderRoot={(props) => <Link to="/" {...props} />}>Go home</Button>}
      >
        It may have been removed, or the link is older than this version.
      </Empty>
    </Page>
  )
}

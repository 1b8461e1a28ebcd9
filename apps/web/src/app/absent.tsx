import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'

const kinds = {
  opening: { title: 'There is no such opening', to: '/openings', back: 'Your openings' },
  mail: { title: 'There is no such e-mail', to: '/outreach', back: 'Your e-mails' },
  message: { title: 'There is no such mail', to: '/mailbox', back: 'Your mailbox' },
} as const

/** Takes the place of a page whose address names something that does not exist. */
export function Absent({ kind }: { kind: keyof typeof kinds }) {
  const { title, to, back } = kinds[kind]
  return (
    <Page title={title}>
      <Empty
        icon={<IconCompass size={22} />}
        title="Nothing is kept at this address"
        action={<Button renderRoot={(props) => <Link to={to} {...props} />}>{back}</Button>}
      >
        It was removed, or the link is not complete.
      </Empty>
    </Page>
  )
}

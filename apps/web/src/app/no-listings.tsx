import { Button, Group } from '@mantine/core'
import { IconDatabaseOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/empty.tsx'

/** An instance without openings: the three ways to get some. */
export function NoListings() {
  return (
    <Empty
      icon={<IconDatabaseOff size={22} />}
      title="This instance holds no openings yet"
      action={
        <Group gap="xs" justify="center">
          <Button renderRoot={(props) => <Link to="/sources" {...props} />}>Switch on sources</Button>
          <Button variant="default" renderRoot={(props) => <Link to="/openings" search={{ add: true }} {...props} />}>
            Add one by its address
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/openings" search={{ add: 'text' }} {...props} />}>
            Paste its text
          </Button>
        </Group>
      }
    >
      Sources bring openings by themselves: the first run of a company's board takes about a minute, a large feed a few.
      An opening you add yourself is read in seconds.
    </Empty>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { signOut } from '../../lib/sign-out.ts'
import { useMe } from '../../lib/use-me.ts'
import { Panel } from '../../ui/panel.tsx'

/** Who is signed in, the way to the profile, and the way out. */
export function AccountPanel() {
  const me = useMe()
  const [isLeaving, setIsLeaving] = useState(false)
  if (me.data === undefined) return null
  const { id, name, email, isDemo } = me.data
  const leave = () => {
    setIsLeaving(true)
    void signOut(id)
  }
  return (
    <Panel title="You">
      <Group justify="space-between">
        <div>
          <Text fw={500}>{name ?? email ?? 'Signed in'}</Text>
          {email !== null && name !== null && (
            <Text size="sm" c="dimmed">
              {email}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button variant="default" renderRoot={(props) => <Link to="/profile" {...props} />}>
            Profile and what you look for
          </Button>
          <Button variant="default" loading={isLeaving} onClick={leave}>
            Sign out
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        {isDemo && 'This is the demo person: look around, none of it is real. '}Signing out also removes unsaved edits
        from this browser.
      </Text>
    </Panel>
  )
}

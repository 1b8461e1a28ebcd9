import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDestinations } from './destinations.ts'
import classes from './shell.module.css'

/** The places that have no tab of their own; loaded, open, with the first press. */
export function MoreMenu({ isHere }: { isHere: boolean }) {
  const destinations = useDestinations()
  const [isOpen, setIsOpen] = useState(true)
  return (
    <Menu position="top-end" shadow="md" width={200} opened={isOpen} onChange={setIsOpen}>
      <Menu.Target>
        <button type="button" className={classes.tab} data-here={isHere || undefined}>
          <IconDots size={22} stroke={1.6} aria-hidden="true" />
          More
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {destinations
          .filter(({ isTab }) => !isTab)
          .map(({ to, label, icon: Icon }) => (
            <Menu.Item
              key={to}
              h={44}
              leftSection={<Icon size={18} stroke={1.7} />}
              renderRoot={(props) => <Link to={to} {...props} />}
            >
              {label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

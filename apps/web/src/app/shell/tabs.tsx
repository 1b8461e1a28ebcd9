import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { destinations } from './destinations.ts'
import classes from './shell.module.css'

/** Navigation on a phone: four places and the rest under "More". */
export function Tabs() {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const rest = destinations.filter(({ isTab }) => !isTab)
  const isInRest = rest.some(({ to }) => path.startsWith(to))
  return (
    <nav className={classes.tabs} aria-label="Tabs">
      {destinations.filter(({ isTab }) => isTab).map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }} className={classes.tab} activeProps={{ 'data-here': true }}>
          <Icon size={22} stroke={1.6} aria-hidden="true" />
          {label}
        </Link>
      ))}
      <Menu position="top-end" shadow="md" width={200}>
        <Menu.Target>
          <button type="button" className={classes.tab} data-here={isInRest || undefined}>
            <IconDots size={22} stroke={1.6} aria-hidden="true" />
            More
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map(({ to, label, icon: Icon }) => (
            <Menu.Item key={to} h={44} leftSection={<Icon size={18} stroke={1.7} />} renderRoot={(props) => <Link to={to} {...props} />}>{label}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

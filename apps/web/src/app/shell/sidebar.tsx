import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Logo } from '../../ui/logo.tsx'
import { type Destination, useDestinations } from './destinations.ts'
import classes from './shell.module.css'

function SideLink({ to, label, icon: Icon, isCollapsed }: Destination & { isCollapsed: boolean }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      className={classes.link}
      activeProps={{ 'data-here': true }}
      aria-label={label}
      data-hint={isCollapsed ? label : undefined}
      data-hint-side="right"
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
      <span className={classes.word}>{label}</span>
    </Link>
  )
}

type SidebarProps = { isCollapsed: boolean; onToggle: () => void }

export function Sidebar({ isCollapsed, onToggle }: SidebarProps) {
  const destinations = useDestinations()
  const Toggle = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const toggleLabel = isCollapsed ? 'Expand the sidebar' : 'Collapse the sidebar'
  return (
    <nav className={classes.side} aria-label="Main">
      <Link to="/" className={classes.brand} aria-label="JobPilot, home">
        <Logo />
        <span className={classes.word}>JobPilot</span>
      </Link>
      {destinations
        .filter(({ group }) => group === 'work')
        .map((destination) => (
          <SideLink key={destination.to} {...destination} isCollapsed={isCollapsed} />
        ))}
      <div className={classes.grow} />
      {destinations
        .filter(({ group }) => group === 'below')
        .map((destination) => (
          <SideLink key={destination.to} {...destination} isCollapsed={isCollapsed} />
        ))}
      <button
        type="button"
        className={`${classes.link} ${classes.toggle}`}
        onClick={onToggle}
        aria-label={toggleLabel}
        aria-expanded={!isCollapsed}
      >
        <Toggle size={18} stroke={1.7} aria-hidden="true" />
        <span className={classes.word}>Collapse</span>
      </button>
    </nav>
  )
}

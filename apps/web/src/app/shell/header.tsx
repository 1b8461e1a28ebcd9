import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { BrakeButton } from '../../features/brake/brake-button.tsx'
import { Logo } from '../../ui/logo.tsx'
import { openPalette } from './command-store.ts'
import { LiveIndicator } from './live-indicator.tsx'
import classes from './shell.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function Header() {
  return (
    <header className={classes.header}>
      <Link to="/" className={`${classes.brand} ${classes.mobileBrand}`} aria-label="JobPilot, home">
        <Logo />
      </Link>
      <button type="button" className={classes.search} onClick={openPalette} aria-label="Search and commands">
        <IconSearch size={16} stroke={1.8} />
        <span className={classes.searchWord}>Search or do something</span>
        <kbd className={classes.key}>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <div className={classes.grow} />
      <LiveIndicator />
      <BrakeButton />
    </header>
  )
}

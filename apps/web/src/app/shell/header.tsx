import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { BrakeButton } from '../../features/brake/brake-button.tsx'
import { Logo } from '../../ui/logo.tsx'
import { openPalette } from './command-store.ts'
import { LiveIndicator } from './live-indicator.tsx'
import classes from './shell.module.css'

const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

export function Header() {
  return (
    <header className={classes.header}>
      <Link to="/" className={`${classes.brand} ${classes.mobileBrand}`} aria-label="JobPilot, home">
        <Logo />
      </Link>
      <button
        type="button"
        className={classes.search}
        onClick={openPalette}
        aria-label={`Search or do something ${keys}`}
      >
        <IconSearch size={16} stroke={1.8} />
        <span className={classes.searchWord}>Search or do something</span>
        <span className={classes.key} data-keys={keys} aria-hidden="true" />
      </button>
      <div className={classes.grow} />
      <LiveIndicator />
      <BrakeButton />
    </header>
  )
}

import { IconDots } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useDestinations } from './destinations.ts'
import classes from './shell.module.css'

const MoreMenu = lazy(() => import('./more-menu.tsx').then(({ MoreMenu }) => ({ default: MoreMenu })))

/** Navigation on a phone: four places and the rest under "More". */
export function Tabs() {
  const destinations = useDestinations()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [isMoreWanted, setIsMoreWanted] = useState(false)
  const isHere = destinations.some(({ to, isTab }) => !isTab && path.startsWith(to))
  const more = (
    <button
      type="button"
      className={classes.tab}
      data-here={isHere || undefined}
      aria-haspopup="menu"
      onClick={() => setIsMoreWanted(true)}
    >
      <IconDots size={22} stroke={1.6} aria-hidden="true" />
      More
    </button>
  )
  return (
    <nav className={classes.tabs} aria-label="Tabs">
      {destinations
        .filter(({ isTab }) => isTab)
        .map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            className={classes.tab}
            activeProps={{ 'data-here': true }}
          >
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            {label}
          </Link>
        ))}
      {isMoreWanted ? (
        <Suspense fallback={more}>
          <MoreMenu isHere={isHere} />
        </Suspense>
      ) : (
        more
      )}
    </nav>
  )
}

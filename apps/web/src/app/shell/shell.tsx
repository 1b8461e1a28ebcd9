import { useLocalStorage } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Fragment, useEffect, useRef } from 'react'
import { BrakeBanner } from '../../features/brake/brake-banner.tsx'
import { BrowserZone } from '../../features/briefing/browser-zone.tsx'
import { BudgetBanner } from '../../features/costs/budget-banner.tsx'
import { DeletionBanner } from '../../features/privacy/deletion-banner.tsx'
import { DecisionSender } from '../../features/review/decision-sender.ts'
import { announceRun } from '../../features/runs/announce-run.ts'
import { useLive } from '../../lib/live/use-live.ts'
import { useMe } from '../../lib/use-me.ts'
import { CommandLayer } from './command-layer.tsx'
import { Header } from './header.tsx'
import classes from './shell.module.css'
import { ShellWaiting } from './shell-waiting.tsx'
import { Sidebar } from './sidebar.tsx'
import { Tabs } from './tabs.tsx'

function LiveFeed({ userId }: { userId: string }) {
  useLive(userId, (event) => announceRun(event))
  return null
}

/** Moves focus to the new page, so that a screen reader starts there and not at the top of the navigation. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}

/** What surrounds every page of a signed-in person. */
export function Shell() {
  const me = useMe()
  const main = useFocusOnNavigation()
  const [isCollapsed, setIsCollapsed] = useLocalStorage({
    key: 'jobpilot.sidebar',
    defaultValue: false,
    getInitialValueInEffect: false,
  })

  return (
    <div className={classes.shell} data-collapsed={isCollapsed || undefined}>
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <Sidebar isCollapsed={isCollapsed} onToggle={() => setIsCollapsed(!isCollapsed)} />
      <div className={classes.column}>
        <Header />
        <BrakeBanner />
        <BudgetBanner />
        <DeletionBanner />
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          {me.data === undefined ? <ShellWaiting me={me} /> : <Outlet />}
        </main>
      </div>
      <Tabs />
      <CommandLayer />
      {me.data && (
        <Fragment key={me.data.id}>
          <DecisionSender userId={me.data.id} />
          <LiveFeed userId={me.data.id} />
          <BrowserZone me={me.data} />
        </Fragment>
      )}
    </div>
  )
}

import { lazy, Suspense, useEffect } from 'react'
import { forgetLive } from '../lib/live/live-store.ts'
import { queryClient } from '../lib/query-client.ts'
import { useIsSignedIn } from '../lib/session.ts'
import { Shell } from './shell/shell.tsx'

const SignIn = lazy(() => import('./sign-in.tsx').then(({ SignIn }) => ({ default: SignIn })))

/** The shell for a signed-in person, the sign-in screen for anybody else; the address stays, so a deep link survives. */
export function RootLayout() {
  const isSignedIn = useIsSignedIn()

  useEffect(() => {
    if (isSignedIn) return
    // Nothing one person saw may be shown to the next one at this browser.
    queryClient.removeQueries({ predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes('"auth"') })
    forgetLive()
  }, [isSignedIn])

  if (isSignedIn) return <Shell />
  return (
    <Suspense>
      <SignIn shell={<Shell />} />
    </Suspense>
  )
}

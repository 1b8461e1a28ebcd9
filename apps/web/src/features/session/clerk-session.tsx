import { ClerkProvider, SignIn, useAuth } from '@clerk/react'
import { Button, Center, Loader } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { setExternalTokenSource } from '../../lib/access-token.ts'
import { setExternalSignOut } from '../../lib/sign-out.ts'
import { Notice } from '../../ui/notice.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** Offline, Clerk's script never says that it is loaded; after this long we say so instead. */
const loadLimitMs = 10_000

function useIsLate(isLoaded: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (isLoaded) return setIsLate(false)
    const timer = setTimeout(() => setIsLate(true), loadLimitMs)
    return () => clearTimeout(timer)
  }, [isLoaded])
  return isLate
}

function ClerkGate({ children }: { children: ReactNode }) {
  const { isLoaded, isSignedIn, getToken, signOut } = useAuth()
  const isLate = useIsLate(isLoaded)
  const [isReady, setIsReady] = useState(false)

  useEffect(() => {
    if (!isSignedIn) return setIsReady(false)
    setExternalTokenSource({ get: () => getToken(), renew: () => getToken({ skipCache: true }) })
    setExternalSignOut(() => signOut())
    setIsReady(true)
    return () => {
      setExternalTokenSource(null)
      setExternalSignOut(null)
    }
  }, [isSignedIn, getToken, signOut])

  if (isReady) return children
  if (isLate) {
    return (
      <SignInFrame>
        <Notice tone="warn" title="The sign-in service does not answer" live>
          Clerk could not be loaded within 10 seconds. Check the network, or a blocker in this browser. Nothing here was
          lost.
        </Notice>
        <Button mt="md" fullWidth onClick={() => location.reload()}>
          Try again
        </Button>
      </SignInFrame>
    )
  }
  if (!isLoaded || isSignedIn)
    return (
      <SignInFrame>
        <Center h={260}>
          <Loader size="sm" aria-label="Loading" />
        </Center>
      </SignInFrame>
    )
  return (
    <SignInFrame>
      <SignIn routing="hash" />
    </SignInFrame>
  )
}

/** Sign-in through Clerk; loaded only where the server says that Clerk is configured. */
export function ClerkSession({ publishableKey, children }: { publishableKey: string; children: ReactNode }) {
  return (
    <ClerkProvider publishableKey={publishableKey}>
      <ClerkGate>{children}</ClerkGate>
    </ClerkProvider>
  )
}

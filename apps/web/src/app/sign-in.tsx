import { Center, Loader } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { LocalSignIn } from '../features/session/local-sign-in.tsx'
import { SignInFrame } from '../features/session/sign-in-frame.tsx'
import { trpc } from '../lib/trpc.ts'
import { Waiting } from '../ui/waiting.tsx'

const ClerkSession = lazy(() =>
  import('../features/session/clerk-session.tsx').then(({ ClerkSession }) => ({ default: ClerkSession })),
)

/** Asks the server how people sign in here and shows that way. `shell` is drawn once Clerk says who it is. */
export function SignIn({ shell }: { shell: ReactNode }) {
  const config = trpc.auth.config.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  const loader = (
    <Center h={260}>
      <Loader size="sm" aria-label="Loading" />
    </Center>
  )

  if (config.data === undefined)
    return (
      <SignInFrame>
        <Waiting query={config} what="I could not reach the JobPilot server.">
          {loader}
        </Waiting>
      </SignInFrame>
    )
  if (config.data.mode === 'clerk' && config.data.clerkPublishableKey !== null) {
    return (
      <Suspense fallback={<SignInFrame>{loader}</SignInFrame>}>
        <ClerkSession publishableKey={config.data.clerkPublishableKey}>{shell}</ClerkSession>
      </Suspense>
    )
  }
  return (
    <SignInFrame>
      <LocalSignIn canSignUp={config.data.signUp} hasDemo={config.data.demo} />
    </SignInFrame>
  )
}

import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Logo } from '../../ui/logo.tsx'
import classes from './sign-in-frame.module.css'

/** The screen before sign-in: what JobPilot is in one sentence, and the way in. */
export function SignInFrame({ children }: { children: ReactNode }) {
  return (
    <main className={classes.frame}>
      <title>Sign in · JobPilot</title>
      <div className={classes.column}>
        <Logo size={40} />
        <Title order={1} mt="md">
          JobPilot
        </Title>
        <Text c="dimmed" mt={6} mb="xl">
          A job-search copilot on your own server: it reads, matches and drafts from your resume, shows its sources, and
          sends nothing without you.
        </Text>
        <div className={classes.card}>{children}</div>
      </div>
    </main>
  )
}

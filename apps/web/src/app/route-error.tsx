import { Button } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { TRPCClientError } from '@trpc/client'
import { useEffect } from 'react'
import { reportPageError } from '../lib/page-errors.ts'
import { Page } from '../ui/page.tsx'
import { ProblemNotice } from '../ui/problem.tsx'

/** Takes the place of a page that failed to load or draw; the shell around it stays. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  useEffect(() => {
    if (!(error instanceof TRPCClientError)) reportPageError(error)
  }, [error])
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page
      title="This page stopped"
      action={
        <Button variant="default" onClick={() => location.reload()}>
          Reload
        </Button>
      }
    >
      <ProblemNotice
        error={error}
        what="I could not show this page."
        kept="What you saved is on the server, and unsaved edits are kept in this browser."
        onRetry={again}
      />
    </Page>
  )
}

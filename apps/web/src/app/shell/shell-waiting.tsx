import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'

/** Shown instead of a page when not even the person could be read. */
export function ShellProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Page title="I cannot reach the server">
      <ProblemNotice
        error={error}
        what="I could not load your data."
        kept="Unsaved edits are kept in this browser."
        onRetry={onRetry}
      />
    </Page>
  )
}

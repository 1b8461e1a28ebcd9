import { trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'

/** The last resume when it could not be read: why, and what to try. Not once a profile newer than it is there. */
export function FailedResume({ since }: { since: string | null }) {
  const documents = trpc.documents.list.useQuery()
  const last = documents.data?.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0]
  if (last?.state !== 'failed' || (since !== null && since > last.createdAt)) return null
  return (
    <Notice tone="bad" title={`I could not read ${last.fileName}`} live>
      {last.error?.message ?? 'I stopped before I was done.'} You can use another file, paste the text, or start empty
      with your name and one job.
    </Notice>
  )
}

import { AddSource } from '../../features/sources/add-source.tsx'
import { KindsPanel } from '../../features/sources/kinds-panel.tsx'
import { SourceList } from '../../features/sources/source-list.tsx'
import { useSources } from '../../features/sources/use-sources.ts'
import { useMe } from '../../lib/use-me.ts'
import { Page } from '../../ui/page.tsx'

export function SourcesRoute() {
  const me = useMe()
  const kinds = useSources().data?.kinds
  return (
    <Page
      title="Sources"
      lead="Where openings come from. What one person switches on, everybody on this instance can find."
    >
      {kinds && <AddSource kinds={kinds} />}
      <SourceList isAdmin={me.data?.isAdmin === true} />
      {kinds && <KindsPanel kinds={kinds} />}
    </Page>
  )
}

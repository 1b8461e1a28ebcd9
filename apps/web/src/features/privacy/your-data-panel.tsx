import type { ReactNode } from 'react'
import { Panel } from '../../ui/panel.tsx'
import { DeletionPart } from './deletion-part.tsx'
import { ExportPart } from './export-part.tsx'
import { HeldList } from './held-list.tsx'

/** What is held of a person, taking it along, and deleting it. */
export function YourDataPanel({ progressOf }: { progressOf: (runId: string) => ReactNode }) {
  return (
    <Panel title="Your data" id="your-data">
      <HeldList />
      <ExportPart progressOf={progressOf} />
      <DeletionPart />
    </Panel>
  )
}

import { Text } from '@mantine/core'
import { trpc } from '../../lib/trpc.ts'
import { focusControlOf, hoverMark, useActiveMarkId } from '../../ui/active-mark.ts'
import type { Mark } from '../../ui/pieces.ts'
import { SourceText } from '../../ui/source-text.tsx'
import classes from './profile.module.css'
import type { Profile } from './use-profile-editor.ts'

type DocumentPanelProps = { document: NonNullable<Profile['document']>; marks: Mark[]; onPicked: () => void }

/** The text of the resume with every place a value was read from. */
export function DocumentPanel({ document, marks, onPicked }: DocumentPanelProps) {
  const activeId = useActiveMarkId()
  const documents = trpc.documents.list.useQuery()
  const isUnscanned = documents.data?.find(({ id }) => id === document.id)?.scanState === 'not-scanned'
  const pick = (id: string) => {
    onPicked()
    setTimeout(() => focusControlOf(id))
  }
  return (
    <div className={classes.document}>
      <Text size="sm" fw={600} mb={2} truncate>
        {document.fileName}
      </Text>
      <Text size="xs" c="dimmed" mb="sm">
        What I read from it is marked. Point at a value, or press a mark; arrow keys walk the marks.
        {isUnscanned && ' Not scanned for viruses: no scanner is set up.'}
      </Text>
      <SourceText
        text={document.text}
        marks={marks}
        pageStarts={document.pageStarts}
        activeId={activeId}
        onHover={hoverMark}
        onPick={pick}
        label={`Text of ${document.fileName}`}
      />
    </div>
  )
}

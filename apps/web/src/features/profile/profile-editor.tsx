import { SegmentedControl, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { focusControlOf, focusMark, hoverMark, useActiveMarkId } from '../../ui/active-mark.ts'
import type { Mark } from '../../ui/pieces.ts'
import { SourceText } from '../../ui/source-text.tsx'
import { AboutSection } from './about-section.tsx'
import { ListSections } from './list-sections.tsx'
import classes from './profile.module.css'
import { profileMarks } from './profile-marks.ts'
import { ConflictNotice, ParseNotices } from './profile-notices.tsx'
import { SaveBar } from './save-bar.tsx'
import { type Profile, useProfileEditor } from './use-profile-editor.ts'
import { EducationSection, ExperienceSection, ProjectSection } from './work-sections.tsx'

type DocumentPanelProps = { document: NonNullable<Profile['document']>; marks: Mark[]; onPicked: () => void }

function DocumentPanel({ document, marks, onPicked }: DocumentPanelProps) {
  const activeId = useActiveMarkId()
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
        What I read from it is marked. Point at a value, or press a mark.
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

/** The profile, each value editable, beside the document it was read from. `footer` stands below the sections. */
export function ProfileEditor({ profile, userId, footer }: { profile: Profile; userId: string; footer?: ReactNode }) {
  const editor = useProfileEditor(profile, userId)
  const { content, edit, isBehind } = editor
  const marks = useMemo(() => profileMarks(content), [content])
  const [shown, setShown] = useState('profile')
  useEffect(() => () => focusMark(null), [])

  return (
    <Stack gap="md">
      {isBehind && (
        <ConflictNotice onKeepMine={editor.saveOver} onTakeTheirs={editor.takeNewer} isSaving={editor.save.isPending} />
      )}
      <ParseNotices notices={profile.notices} />
      {profile.document !== null && (
        <SegmentedControl
          hiddenFrom="md"
          value={shown}
          onChange={setShown}
          aria-label="Show"
          data={[
            { value: 'profile', label: 'Profile' },
            { value: 'document', label: 'Document' },
          ]}
        />
      )}
      <div className={classes.columns} data-show={shown} data-alone={profile.document === null || undefined}>
        <div className={classes.sections}>
          <AboutSection content={content} edit={edit} />
          <ExperienceSection content={content} edit={edit} />
          <EducationSection content={content} edit={edit} />
          <ListSections content={content} edit={edit} />
          <ProjectSection content={content} edit={edit} />
          {footer}
          <SaveBar editor={editor} />
        </div>
        {profile.document !== null && (
          <DocumentPanel document={profile.document} marks={marks} onPicked={() => setShown('profile')} />
        )}
      </div>
    </Stack>
  )
}

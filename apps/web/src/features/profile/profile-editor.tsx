import { SegmentedControl, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { focusMark } from '../../ui/active-mark.ts'
import { AboutSection } from './about-section.tsx'
import { DocumentPanel } from './document-panel.tsx'
import { ListSections } from './list-sections.tsx'
import classes from './profile.module.css'
import { profileMarks } from './profile-marks.ts'
import { ConflictNotice, ProfileNotices } from './profile-notices.tsx'
import { SaveBar } from './save-bar.tsx'
import { type Profile, useProfileEditor } from './use-profile-editor.ts'
import { EducationSection, ExperienceSection, ProjectSection } from './work-sections.tsx'

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
      <ProfileNotices notices={profile.notices} content={content} />
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

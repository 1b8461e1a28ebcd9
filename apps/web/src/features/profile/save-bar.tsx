import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { toProblem } from '../../lib/api-error.ts'
import classes from './profile.module.css'
import type { useProfileEditor } from './use-profile-editor.ts'

/** Shown while there is something to save: undo, redo, save; and honest about why a save did not work. */
export function SaveBar({ editor }: { editor: ReturnType<typeof useProfileEditor> }) {
  const { isDirty, isBehind, canUndo, canRedo, undo, redo, save, saveNow } = editor
  if (!isDirty && !canUndo && !canRedo) return null
  const failed = save.isError && toProblem(save.error).code !== 'CONFLICT' ? toProblem(save.error).message : null
  const state = save.isPending ? 'Saving…' : isDirty ? 'Unsaved edits, kept in this browser' : 'Saved'
  return (
    <section className={classes.saveBar} aria-label="Save your profile">
      <Text size="sm" component="div" className={classes.grow} role="status">
        {failed === null ? state : `Not saved: ${failed} Your edits are kept in this browser.`}
      </Text>
      <Group gap={4} wrap="nowrap">
        <Tooltip label="Undo">
          <ActionIcon size="lg" aria-label="Undo" disabled={!canUndo} onClick={undo}>
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Redo">
          <ActionIcon size="lg" aria-label="Redo" disabled={!canRedo} onClick={redo}>
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Button ml={6} disabled={!isDirty || isBehind} loading={save.isPending} onClick={saveNow}>
          Save profile
        </Button>
      </Group>
    </section>
  )
}

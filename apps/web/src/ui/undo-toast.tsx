import { Button, Group } from '@mantine/core'
import { newId } from '../lib/new-id.ts'
import { hideToast, toast } from './toast.ts'

const shown = new Map<string, string>()

/** Says what was done and gives ten seconds to take it back. Of several about one `subject` only the newest can be. */
export function undoToast(subject: string, message: string, onUndo: () => void): void {
  const before = shown.get(subject)
  if (before !== undefined) hideToast(before)
  // One that is shown keeps its words and its time, so each is another.
  const id = newId()
  shown.set(subject, id)
  const undo = () => {
    hideToast(id)
    // One that was pressed, or has given way to another, is still there while it fades.
    if (shown.get(subject) !== id) return
    shown.delete(subject)
    onUndo()
  }
  toast({
    id,
    stayMs: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button size="compact-sm" variant="subtle" onClick={undo}>
          Undo
        </Button>
      </Group>
    ),
  })
}

import { Button, Group } from '@mantine/core'
import { hideToast, toast } from './toast.ts'

/** Says what was removed and gives ten seconds to take it back. */
export function undoToast(id: string, message: string, onUndo: () => void): void {
  const undo = () => {
    hideToast(id)
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

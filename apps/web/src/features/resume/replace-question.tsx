import { Button, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../../ui/dialog.tsx'

type ReplaceQuestionProps = { version: number; corrected: number; onConfirm: () => void; onCancel: () => void }

/** Asked before another resume is taken while the profile holds what the person wrote by hand. */
export function ReplaceQuestion({ version, corrected, onConfirm, onCancel }: ReplaceQuestionProps) {
  return (
    <Dialog onClose={onCancel} title="Reading a new resume replaces what you corrected">
      <Stack gap="md">
        <Text>
          {corrected === 1 ? 'One value' : `${corrected} values`} in this profile came from you. The new resume makes a
          new version from its own words alone. Version {version}, with your corrections, stays on the server, but I
          cannot bring it back for you yet.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel} data-autofocus>
            Keep this profile
          </Button>
          <Button onClick={onConfirm}>Use another resume</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

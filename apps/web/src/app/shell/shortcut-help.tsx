import { Group, Kbd, Stack, Text } from '@mantine/core'
import { Dialog } from '../../ui/dialog.tsx'
import { setHelpOpen } from './command-store.ts'
import { useDestinations } from './destinations.ts'

const others = [
  { keys: ['Ctrl', 'K'], means: 'Search and commands (Cmd on a Mac)' },
  { keys: ['↑', '↓'], means: 'Walk a list' },
  { keys: ['↑', '↓'], means: 'In a document: walk what I read; Enter goes to the value' },
  { keys: ['Enter'], means: 'Open' },
  { keys: ['/'], means: 'In the search: to the words; ↓ goes on to what was found' },
  { keys: ['k'], means: 'In the search: keep an opening' },
  { keys: ['Esc'], means: 'Go back' },
  { keys: ['Alt', '↑'], means: 'Move an entry of your profile up; with ↓ down' },
  { keys: ['?'], means: 'Show this' },
]

function Row({ keys, means }: { keys: string[]; means: string }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text>{means}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </Group>
    </Group>
  )
}

export function ShortcutHelp() {
  const destinations = useDestinations()
  return (
    <Dialog onClose={() => setHelpOpen(false)} title="Keyboard shortcuts" centered>
      <Stack gap="xs">
        {destinations.map(({ shortcut, label }) => (
          <Row key={shortcut} keys={['g', shortcut]} means={`Go to ${label}`} />
        ))}
        {others.map((row) => (
          <Row key={row.means} {...row} />
        ))}
      </Stack>
    </Dialog>
  )
}

import { SegmentedControl, Text, useMantineColorScheme } from '@mantine/core'
import { Panel } from '../../ui/panel.tsx'

const schemes = [
  { value: 'auto', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] satisfies { value: 'auto' | 'light' | 'dark'; label: string }[]

export function AppearancePanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Panel title="Appearance">
      <SegmentedControl
        aria-label="Appearance"
        value={colorScheme}
        onChange={(value) => setColorScheme(schemes.find((scheme) => scheme.value === value)?.value ?? 'auto')}
        data={schemes}
      />
      <Text size="sm" c="dimmed" mt="xs">
        Remembered in this browser.
      </Text>
    </Panel>
  )
}

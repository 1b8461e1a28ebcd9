import { Text } from '@mantine/core'
import { sentence } from '../lib/format.ts'
import { madeByText } from '../lib/made-by-text.ts'

type MadeByProps = {
  made: { engine: string; model?: string | undefined; version: string; fallbackReason?: string | undefined }
}

/** Who made a result, and why it was not a model when it was not. */
export function MadeByLine({ made }: MadeByProps) {
  return (
    <Text size="xs" c="dimmed">
      Made by {madeByText(made)}, version {made.version}.
      {made.fallbackReason !== undefined && ` ${sentence(made.fallbackReason)}`}
    </Text>
  )
}

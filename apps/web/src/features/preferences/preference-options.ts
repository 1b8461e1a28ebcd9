import type { Arrangement } from '@jobpilot/schemas/work-terms'
import { workModeOptions } from '../../lib/work-options.ts'

export const arrangementOptions: { value: Arrangement; label: string }[] = [
  { value: 'open', label: 'Open to anything' },
  ...workModeOptions,
]

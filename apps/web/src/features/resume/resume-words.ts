import type { RouterOutputs } from '../../lib/trpc.ts'

type Resume = RouterOutputs['documents']['list'][number]

const states = {
  received: 'Waiting to be read',
  reading: 'I am reading it',
  ready: 'Read',
  failed: 'Could not be read',
} satisfies Record<Resume['state'], string>

const scans = {
  clean: 'scanned, no virus found',
  infected: 'a virus was found',
  'not-scanned': 'not scanned for viruses',
  'scanner-down': 'not scanned: the scanner did not answer',
} satisfies Record<Resume['scanState'], string>

/** How a resume stands, for a person. */
export function resumeWords({ id, state, scanState }: Resume, inUseId: string | null): string {
  return `${id === inUseId ? 'In your profile' : states[state]}, ${scans[scanState]}`
}

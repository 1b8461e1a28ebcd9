import type { PostingContent } from '@jobpilot/schemas/posting'
import { NumberInput } from '@mantine/core'
import { markHandlers } from '../../ui/active-mark.ts'
import classes from './openings.module.css'

type Years = PostingContent['experienceYears']
const none: NonNullable<Years> = { min: 0, max: null, quote: '', span: null }
const numberOrNull = (value: string | number) => (typeof value === 'number' ? value : null)

/** Years of experience asked for. "Up to 3" is 0 to 3. */
export function YearsFields({ years, onChange }: { years: Years; onChange: (years: Years) => void }) {
  const set = (min: number | null, max: number | null) =>
    onChange(min === null && max === null ? null : { ...(years ?? none), min: min ?? 0, max })
  const max = years?.max ?? null
  return (
    <div className={classes.years} {...markHandlers('experience-years')}>
      <NumberInput
        size="xs"
        aria-label="Years of experience, at least"
        placeholder="At least"
        min={0}
        max={60}
        hideControls
        value={years?.min ?? ''}
        onChange={(value) => set(numberOrNull(value), max)}
      />
      <NumberInput
        size="xs"
        aria-label="Years of experience, at most"
        placeholder="At most"
        min={0}
        max={60}
        hideControls
        value={max ?? ''}
        onChange={(value) => set(years?.min ?? null, numberOrNull(value))}
      />
      <span>years</span>
    </div>
  )
}

import { TextInput } from '@mantine/core'
import classes from './openings.module.css'

type DayFieldProps = { label: string; day: string | null; onChange: (day: string | null) => void }

/** One day, as the browser asks for days. The last day keeps the year at four digits, which is what the server takes. */
export function DayField({ label, day, onChange }: DayFieldProps) {
  return (
    <div className={classes.choice}>
      <TextInput
        type="date"
        size="xs"
        maw={220}
        max="9999-12-31"
        aria-label={label}
        value={day ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    </div>
  )
}

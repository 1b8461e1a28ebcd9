import type { Field } from '@jobpilot/schemas/fields'
import { Select } from '@mantine/core'
import { markHandlers } from '../../ui/active-mark.ts'
import { correctedField, typedField } from '../../ui/fields/edit-field.ts'
import classes from './openings.module.css'

type ChoiceProps<T extends string> = {
  label: string
  options: { value: T; label: string }[]
  field: (Omit<Field, 'value'> & { value: T }) | null
  onChange: (field: (Omit<Field, 'value'> & { value: T }) | null) => void
}

/** One of a few values, or none. */
export function Choice<T extends string>({ label, options, field, onChange }: ChoiceProps<T>) {
  const pick = (next: string | null) => {
    const value = options.find((option) => option.value === next)?.value
    if (value === undefined) onChange(null)
    else onChange({ ...(field === null ? typedField(value) : correctedField(field, value)), value })
  }
  return (
    <div className={classes.choice} {...markHandlers(field?.id ?? `none-${label}`)}>
      <Select
        size="xs"
        maw={220}
        aria-label={label}
        placeholder="Not stated"
        data={options}
        value={field?.value ?? null}
        onChange={pick}
        clearable
      />
    </div>
  )
}

import type { Field } from '@jobpilot/schemas/fields'
import { Textarea, Tooltip } from '@mantine/core'
import { markHandlers, useIsMarked } from '../active-mark.ts'
import { editedField } from './edit-field.ts'
import classes from './fields.module.css'

/** Below this the value is marked for the person to check. */
const sureEnough = 0.6

export const isUnsure = (field: Pick<Field, 'confidence' | 'origin'> | null) =>
  field !== null && field.origin !== 'person' && field.confidence < sureEnough

type FieldInputProps = {
  label: string
  field: Field | null
  onChange: (field: Field | null) => void
  placeholder?: string
  isStrong?: boolean
  size?: 'sm' | 'md'
}

/** One value, edited in place. Pointing at it or focusing it lights where it stands in the document. */
export function FieldInput({ label, field, onChange, placeholder = label, isStrong = false }: FieldInputProps) {
  const id = field?.id ?? `none-${label}`
  const isMarked = useIsMarked(id)
  const unsure = isUnsure(field)
  return (
    <div className={classes.field} data-marked={(isMarked && field?.span != null) || undefined} {...markHandlers(id)}>
      <Textarea
        variant="unstyled"
        aria-label={label}
        placeholder={placeholder}
        autosize
        minRows={1}
        value={field?.value ?? ''}
        onChange={(event) => onChange(editedField(field, event.currentTarget.value.replace(/\n/g, ' ')))}
        classNames={{ input: `${classes.input} ${isStrong ? classes.strong : ''}` }}
        className={classes.grow}
      />
      {unsure && (
        <Tooltip label="I am not sure about this one. Compare it with the document.">
          <span className={classes.unsure} role="img" aria-label="Not sure: please check" />
        </Tooltip>
      )}
    </div>
  )
}

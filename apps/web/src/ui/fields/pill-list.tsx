import type { Field } from '@jobpilot/schemas/fields'
import { CloseButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { markHandlers, useIsMarked } from '../active-mark.ts'
import { typedField } from './edit-field.ts'
import classes from './fields.module.css'
import { type PillChoice, PillMenu } from './pill-menu.tsx'

type PillProps = { field: Field; choices: PillChoice[]; onRemove: () => void }

function FieldPill({ field, choices, onRemove }: PillProps) {
  const isMarked = useIsMarked(field.id)
  return (
    <li
      className={classes.pill}
      data-marked={(isMarked && field.span !== null) || undefined}
      {...markHandlers(field.id)}
    >
      <span className={classes.pillText}>{field.value}</span>
      {choices.length === 0 ? (
        <CloseButton size="xs" aria-label={`Remove ${field.value}`} onClick={onRemove} />
      ) : (
        <PillMenu field={field} choices={choices} onRemove={onRemove} />
      )}
    </li>
  )
}

type PillListProps = {
  label: string
  fields: Field[]
  onChange: (fields: Field[]) => void
  /** What else can be done with a value than to remove it. */
  choices?: PillChoice[]
}

const noChoices: PillChoice[] = []

/** Short values side by side; commas or Enter add more. */
export function PillList({ label, fields, onChange, choices = noChoices }: PillListProps) {
  const [text, setText] = useState('')
  const add = () => {
    const known = new Set(fields.map(({ value }) => value.toLowerCase()))
    const values = text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '' && !known.has(part.toLowerCase()))
    if (values.length > 0) onChange([...fields, ...values.map(typedField)])
    setText('')
  }
  return (
    <ul className={`${classes.bullets} ${classes.pills}`} aria-label={label}>
      {fields.map((field, index) => (
        <FieldPill
          key={field.id}
          field={field}
          choices={choices}
          onRemove={() => onChange(fields.toSpliced(index, 1))}
        />
      ))}
      <li className={classes.addPill}>
        <TextInput
          variant="unstyled"
          classNames={{ input: classes.input }}
          aria-label={`Add to ${label}`}
          placeholder={fields.length === 0 ? 'Not given. Type, and press Enter' : 'Add'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
      </li>
    </ul>
  )
}

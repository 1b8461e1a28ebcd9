import type { Field } from '@jobpilot/schemas/fields'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { focusControlOf } from '../active-mark.ts'
import { moved, typedField } from './edit-field.ts'
import { FieldInput } from './field-input.tsx'
import classes from './fields.module.css'
import { MoveTools, moveKeys } from './move-tools.tsx'

type LineListProps = { label: string; lines: Field[]; onChange: (lines: Field[]) => void; addLabel: string }

/** Lines of text: edited, added, removed and put in order. */
export function LineList({ label, lines, onChange, addLabel }: LineListProps) {
  const add = () => {
    const line = typedField('')
    onChange([...lines, line])
    setTimeout(() => focusControlOf(line.id))
  }
  return (
    <>
      <ul className={classes.bullets} aria-label={label}>
        {lines.map((line, index) => {
          const move = (to: number) => onChange(moved(lines, index, to))
          return (
            <li key={line.id} className={classes.bullet} onKeyDown={moveKeys(index, move)}>
              <FieldInput
                label={`${label} ${index + 1}`}
                placeholder=""
                field={line}
                onChange={(field) => onChange(lines.with(index, field ?? { ...line, value: '' }))}
              />
              <MoveTools
                what={line.value.slice(0, 40) || `${label} ${index + 1}`}
                index={index}
                count={lines.length}
                onMove={move}
                onRemove={() => onChange(lines.toSpliced(index, 1))}
              />
            </li>
          )
        })}
      </ul>
      <Button
        className={classes.add}
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={14} />}
        onClick={add}
      >
        {addLabel}
      </Button>
    </>
  )
}

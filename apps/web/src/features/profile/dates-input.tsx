import type { DateRange } from '@jobpilot/schemas/profile'
import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { markHandlers, useIsMarked } from '../../ui/active-mark.ts'
import fields from '../../ui/fields/fields.module.css'
import { emptyDates } from './new-entry.ts'
import classes from './profile.module.css'
import { parseEnd, parseYearMonth, yearMonthText } from './year-month.ts'

type PartProps<T> = {
  label: string
  placeholder: string
  value: DateRange['to']
  parse: (text: string) => T | undefined
  onCommit: (value: T) => void
}

function DatePart<T extends DateRange['to']>({ label, placeholder, value, parse, onCommit }: PartProps<T>) {
  const [text, setText] = useState(yearMonthText(value))
  useEffect(() => setText(yearMonthText(value)), [value])
  const parsed = parse(text)
  return (
    <TextInput
      className={classes.date}
      variant="unstyled"
      classNames={{ input: fields.input }}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      error={parsed === undefined ? 'Like Mar 2021' : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => parsed !== undefined && parsed !== value && onCommit(parsed)}
    />
  )
}

/** From and to, as months or years; an end may be "present". */
export function DatesInput({
  dates,
  onChange,
}: {
  dates: DateRange | null
  onChange: (dates: DateRange | null) => void
}) {
  const id = dates?.id ?? 'no-dates'
  const isMarked = useIsMarked(id)
  const commit = (part: Partial<Pick<DateRange, 'from' | 'to'>>) => {
    const next = { ...(dates ?? emptyDates()), ...part, confidence: 1, origin: 'person' as const }
    const text = [yearMonthText(next.from), yearMonthText(next.to)].filter(Boolean).join(' - ')
    onChange(next.from === null && next.to === null ? null : { ...next, text })
  }
  return (
    <div
      className={`${fields.field} ${classes.dates}`}
      data-marked={(isMarked && dates?.span != null) || undefined}
      {...markHandlers(id)}
    >
      <DatePart
        label="From"
        placeholder="From"
        value={dates?.from ?? null}
        parse={parseYearMonth}
        onCommit={(from) => commit({ from })}
      />
      <span aria-hidden="true">–</span>
      <DatePart
        label="To"
        placeholder="To"
        value={dates?.to ?? null}
        parse={parseEnd}
        onCommit={(to) => commit({ to })}
      />
    </div>
  )
}

import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'

type HeldNumberProps = Omit<NumberInputProps, 'value' | 'onChange'> & {
  value: number | null
  /** Null while what stands there is no number. */
  onChange: (value: number | null) => void
}

/**
 * A number whose field shows what is typed until it is left, and then what is kept: what is half typed, such as "25." or nothing, is
 * not written over.
 */
export function HeldNumber({ value, onChange, ...props }: HeldNumberProps) {
  const [typed, setTyped] = useState<string | number | null>(null)
  return (
    <NumberInput
      {...props}
      value={typed ?? value ?? ''}
      onChange={(next) => {
        setTyped(next)
        const number = Number.parseFloat(`${next}`)
        onChange(Number.isNaN(number) ? null : number)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

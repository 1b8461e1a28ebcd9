import { TagsInput, type TagsInputProps } from '@mantine/core'
import { useState } from 'react'

type WordsInputProps = Omit<TagsInputProps, 'value' | 'onChange' | 'maxTags' | 'error'> & {
  value: string[]
  onChange: (value: string[]) => void
  most: number
}

/** As long as the server takes a word. */
const longest = 120
const shortened = (word: string) => (word.length > 40 ? `${word.slice(0, 39)}…` : word)

/** Words of a person's own, also a pasted list of them. What is too long, or too many, is left out and said. */
export function WordsInput({ value, onChange, most, ...props }: WordsInputProps) {
  const [left, setLeft] = useState<readonly string[]>([])
  const tooLong = left.some((word) => word.length > longest)
  const limit = tooLong ? `At most ${longest} characters each` : `At most ${most}`
  const named = left.slice(0, 3).map(shortened).join(', ')
  const more = left.length > 3 ? ` and ${left.length - 3} more` : ''
  return (
    <TagsInput
      {...props}
      value={value}
      splitChars={[',', ';', '\n']}
      error={left.length > 0 && `${limit}. I left out ${named}${more}.`}
      onChange={(next) => {
        const kept = next.filter((word) => word.length <= longest).slice(0, most)
        setLeft(next.filter((word) => !kept.includes(word)))
        onChange(kept)
      }}
    />
  )
}

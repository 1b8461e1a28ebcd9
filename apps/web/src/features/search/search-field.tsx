import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTyped } from '../../lib/use-typed.ts'
import { isTyping } from '../../ui/typing.ts'

/** The words to search for. It has the focus on arrival where there is a keyboard, and after `/` or Esc. */
export function SearchField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const { typed, type, sendNow } = useTyped(words, onWords)
  useEffect(() => {
    // After the shell has moved the focus to the page. On a phone it would open the keyboard over the results.
    const frame = requestAnimationFrame(() => {
      if (matchMedia('(hover: hover)').matches) field.current?.focus({ preventScroll: true })
    })
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isOurs = event.key === '/' || event.key === 'Escape'
      if (!isOurs || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    const first = document.querySelector<HTMLElement>('main [data-walk]')
    if (first === null) return
    event.preventDefault()
    first.focus()
  }
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sendNow()
        }}
      >
        <TextInput
          ref={field}
          type="search"
          size="lg"
          aria-label="Search all open listings"
          placeholder="Title, employer, skill or place"
          maxLength={200}
          leftSection={<IconSearch size={20} stroke={1.8} />}
          description={'All the words have to be there. "In quotes" means in this order, -word means without it.'}
          inputWrapperOrder={['input', 'description']}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </form>
    </search>
  )
}

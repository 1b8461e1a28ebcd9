import type { KeyboardEvent } from 'react'
import classes from './source-text.module.css'

type MarkedWordsProps = {
  id: string
  /** What was read here, such as "Skill". */
  label: string
  words: string
  isActive: boolean
  /** Whether the keyboard stops here: at the first piece of a mark that leads somewhere. */
  isStop: boolean
  onHover?: ((id: string | null) => void) | undefined
  onPick?: ((id: string) => void) | undefined
}

/** Words of a text a value was read from. Pressing them, or Enter on them, leads to the value. */
export function MarkedWords({ id, label, words, isActive, isStop, onHover, onPick }: MarkedWordsProps) {
  const asButton =
    isStop && onPick !== undefined
      ? {
          role: 'button',
          tabIndex: -1,
          'data-stop': true,
          'aria-label': `${label}: ${words}`,
          onFocus: () => onHover?.(id),
          onBlur: () => onHover?.(null),
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            onPick(id)
          },
        }
      : {}
  return (
    // Where a mark is cut by another, its first piece is the one with keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <mark
      className={classes.mark}
      data-active={isActive || undefined}
      data-pickable={onPick !== undefined || undefined}
      onPointerEnter={() => onHover?.(id)}
      onPointerLeave={() => onHover?.(null)}
      onClick={() => onPick?.(id)}
      {...asButton}
    >
      {words}
    </mark>
  )
}

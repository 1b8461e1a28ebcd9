import { useEffect, useMemo, useRef } from 'react'
import { walkMarks } from './mark-keys.ts'
import { MarkedWords } from './marked-words.tsx'
import { type Mark, piecesOf, stopsOf } from './pieces.ts'
import classes from './source-text.module.css'

type SourceTextProps = {
  text: string
  marks: Mark[]
  activeId: string | null
  onHover?: (id: string | null) => void
  onPick?: (id: string) => void
  label: string
  /** Offsets at which pages begin. */
  pageStarts?: number[]
}

const isPage = (id: string) => id.startsWith('page-')

/** A document's text with the places values were read from; the active one is lit and scrolled into view. Arrow keys walk the marks. */
export function SourceText({ text, marks, activeId, onHover, onPick, label, pageStarts = [] }: SourceTextProps) {
  const box = useRef<HTMLElement>(null)
  const withPages = useMemo(
    () => [...marks, ...pageStarts.slice(1).map((at) => ({ id: `page-${at}`, start: at, end: at + 1, label: '' }))],
    [marks, pageStarts],
  )
  const pieces = useMemo(() => piecesOf(text.length, withPages), [text, withPages])
  const stops = useMemo(
    () => stopsOf(pieces.map((piece) => ({ ...piece, ids: piece.ids.filter((id) => !isPage(id)) }))),
    [pieces],
  )
  const labels = useMemo(() => new Map(marks.map((mark) => [mark.id, mark.label])), [marks])

  useEffect(() => {
    if (activeId === null) return
    const lit = box.current?.querySelector<HTMLElement>('[data-active]')
    if (!lit || !box.current) return
    const frame = box.current.getBoundingClientRect()
    const place = lit.getBoundingClientRect()
    if (place.top >= frame.top + 24 && place.bottom <= frame.bottom - 24) return
    // The box alone is scrolled: scrollIntoView would move the whole page under the person's hands.
    box.current.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: 'smooth' })
  }, [activeId])

  return (
    // A scrolling region has to be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section ref={box} className={classes.text} aria-label={label} tabIndex={0} onKeyDown={walkMarks}>
      {pieces.map(({ start, end, ids }) => {
        const page = pageStarts.indexOf(start)
        const own = ids.filter((id) => !isPage(id))
        const pageBreak =
          page > 0 ? (
            <span className={classes.page} aria-hidden="true">
              Page {page + 1}
            </span>
          ) : null
        const words = text.slice(start, end)
        const first = own[0]
        if (first === undefined)
          return (
            <span key={start}>
              {pageBreak}
              {words}
            </span>
          )
        return (
          <span key={start}>
            {pageBreak}
            <MarkedWords
              id={first}
              label={labels.get(first) ?? ''}
              words={words}
              isActive={activeId !== null && own.includes(activeId)}
              isStop={stops.get(start) === first}
              onHover={onHover}
              onPick={onPick}
            />
          </span>
        )
      })}
    </section>
  )
}

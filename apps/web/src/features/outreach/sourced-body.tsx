import type { MailContent } from '@jobpilot/schemas/outreach'
import { useMemo } from 'react'
import classes from './outreach.module.css'
import { bodyPieces } from './sentence-pieces.ts'

type Sentence = MailContent['sentences'][number]
type SourcedBodyProps = {
  body: string
  sentences: Sentence[]
  active: Sentence | null
  onActive: (sentence: Sentence | null) => void
}

/** The e-mail to read: each sentence that claims something can be pointed at, or reached by Tab, for its sources. */
export function SourcedBody({ body, sentences, active, onActive }: SourcedBodyProps) {
  const pieces = useMemo(() => bodyPieces(body, sentences), [body, sentences])
  return (
    <section className={classes.body} aria-label="E-mail with sources">
      {pieces.map(({ key, text, sentence }) => {
        if (sentence === null || sentence.sources.length === 0)
          return (
            <span key={key} className={classes.own}>
              {text}
            </span>
          )
        return (
          // A span wraps across lines; a button would not.
          // biome-ignore lint/a11y/useSemanticElements: see above
          <span
            key={key}
            role="button"
            tabIndex={0}
            className={classes.sentence}
            data-sourced
            data-active={active === sentence || undefined}
            aria-pressed={active === sentence}
            onPointerEnter={() => onActive(sentence)}
            onFocus={() => onActive(sentence)}
          >
            {text}
          </span>
        )
      })}
    </section>
  )
}

import { Anchor, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { focusControlOf, hoverMark, useActiveMarkId } from '../../ui/active-mark.ts'
import { Credit } from '../../ui/credit.tsx'
import { SourceText } from '../../ui/source-text.tsx'
import classes from './openings.module.css'
import { postingMarks } from './posting-marks.ts'

type Posting = RouterOutputs['postings']['get']

const readFromWords: Partial<Record<string, string>> = {
  'json-ld': 'From the page’s own structured data.',
  'readable-text': 'From the readable text of the page.',
  'pasted-text': 'From the text you pasted.',
}

/** The posting's text with what was read from it. `onPicked` brings the values on screen before one gets the focus. */
export function PostingSource({ posting, onPicked }: { posting: Posting; onPicked: () => void }) {
  const activeId = useActiveMarkId()
  const marks = useMemo(() => (posting.content === null ? [] : postingMarks(posting.content)), [posting.content])
  const pick = (id: string) => {
    onPicked()
    setTimeout(() => focusControlOf(id))
  }
  return (
    <section className={classes.source} aria-label="Source">
      <Text size="sm" fw={600}>
        The posting as I read it
      </Text>
      <Text size="xs" c="dimmed" mb="sm">
        {readFromWords[posting.readFrom ?? '']}{' '}
        {posting.url !== null && (
          <Anchor href={posting.url} target="_blank" rel="noreferrer noopener" size="xs" underline="always">
            Open the original
          </Anchor>
        )}
        {posting.attribution !== null && (
          <>
            {' · '}
            <Credit credit={posting.attribution} />
          </>
        )}
      </Text>
      <SourceText
        text={posting.text ?? ''}
        marks={marks}
        activeId={activeId}
        onHover={hoverMark}
        onPick={pick}
        label="Text of the posting"
      />
    </section>
  )
}

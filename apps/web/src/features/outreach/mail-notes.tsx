import type { MailContent } from '@jobpilot/schemas/outreach'
import { Stack, Text } from '@mantine/core'
import { MadeByLine } from '../../ui/made-by.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './outreach.module.css'
import { SourceList } from './source-list.tsx'

/** What the active sentence rests on. */
export function ActiveSources({ sentence }: { sentence: MailContent['sentences'][number] | null }) {
  return (
    <Panel title="Where it comes from">
      <div aria-live="polite">
        {sentence === null ? (
          <Text size="sm" c="dimmed">
            Point at an underlined sentence to see the facts it rests on.
          </Text>
        ) : (
          <SourceList sources={sentence.sources} />
        )}
      </div>
    </Panel>
  )
}

const counted = ['none', 'only one', 'only two'] as const

/** The three reasons to answer, each with its sources; says so when there are fewer that can be proven. */
export function ValuePropositions({ values }: { values: MailContent['valuePropositions'] }) {
  const few = counted[values.length]
  return (
    <Panel title="What you offer them">
      {few !== undefined && (
        <Text size="sm" c="dimmed" mb={values.length === 0 ? 0 : 'sm'}>
          I found {few} that your profile supports; I look for three. What you add to your profile is there next time.
        </Text>
      )}
      {values.length > 0 && (
        <ol className={classes.values}>
          {values.map(({ text, sources }, index) => (
            <li key={text}>
              <span className={classes.number} aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <Text fw={500} mb={6}>
                  {text}
                </Text>
                <SourceList sources={sources} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** What I would have written but could not prove, the tone, and who made it. */
export function MailNotes({ content }: { content: MailContent }) {
  return (
    <Stack gap="sm">
      {content.notices.map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
      {content.refused.length > 0 && (
        <Panel title="Sentences I refused">
          <Text size="sm" c="dimmed" mb="sm">
            Nothing you gave me supports these, so they are not in the e-mail.
          </Text>
          <ul className={classes.refused}>
            {content.refused.map(({ text, unsupported }) => (
              <li key={text}>
                <Text size="sm" td="line-through" c="dimmed">
                  {text}
                </Text>
                {unsupported.length > 0 && (
                  <Text size="xs" c="dimmed">
                    No source for: {unsupported.join(', ')}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {content.toneNote !== '' && (
        <Text size="sm">
          <Text span fw={600}>
            Tone.{' '}
          </Text>
          {content.toneNote}
        </Text>
      )}
      <MadeByLine made={content.madeBy} />
    </Stack>
  )
}

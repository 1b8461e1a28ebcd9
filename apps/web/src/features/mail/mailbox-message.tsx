import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { framedMail } from './framed-mail.ts'
import classes from './mail.module.css'

type Message = RouterOutputs['mail']['message']

const views = [
  { value: 'html', label: 'As shown' },
  { value: 'text', label: 'As text' },
  { value: 'head', label: 'Head' },
] satisfies { value: 'html' | 'text' | 'head'; label: string }[]

/**
 * One mail, whole. Its HTML is shown in a frame of its own that runs no scripts, fetches nothing and has no part in this
 * page; links open beside it.
 */
export function MailboxMessage({ message }: { message: Message }) {
  const [view, setView] = useState<(typeof views)[number]['value']>('html')
  return (
    <Panel>
      <Stack gap="md">
        <SegmentedControl
          aria-label="How to show it"
          value={view}
          data={views}
          onChange={(chosen) => setView(views.find(({ value }) => value === chosen)?.value ?? 'html')}
        />
        {view === 'html' && (
          <iframe
            className={classes.frame}
            title={`The mail "${message.subject}" as it is shown`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            srcDoc={framedMail(message.html)}
          />
        )}
        {view === 'text' && <p className={classes.text}>{message.text}</p>}
        {view === 'head' && (
          <dl className={classes.head}>
            {message.head.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Stack>
    </Panel>
  )
}

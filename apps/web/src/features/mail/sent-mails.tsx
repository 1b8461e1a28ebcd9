import { Text, Title } from '@mantine/core'
import { whenText } from '../../lib/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import classes from './mail.module.css'
import { kindWords, type SentMail, standOf } from './mail-words.ts'

/** The last mails to the person, each with how it ended. */
export function SentMails({ mails }: { mails: SentMail[] }) {
  if (mails.length === 0) return null
  return (
    <div>
      <Title order={3}>The last ones</Title>
      <ul className={classes.rows}>
        {mails.map((mail) => {
          const { words, tone } = standOf(mail)
          return (
            <li key={mail.id}>
              <span className={classes.words}>
                <Text component="span">{kindWords[mail.kind]}</Text>
                <Text component="span" size="xs" c="dimmed">
                  {whenText(mail.at)}
                  {mail.why !== null && ` · ${mail.why}`}
                </Text>
              </span>
              <StateMark tone={tone}>{words}</StateMark>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

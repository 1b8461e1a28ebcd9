import { Button, Skeleton, Stack, Switch, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { toProblem } from '../../lib/api-error.ts'
import { fullTime } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toast } from '../../ui/toast.ts'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './mail.module.css'
import { always, type Choice, choiceWords, type MailSettings } from './mail-words.ts'
import { SentMails } from './sent-mails.tsx'

const choices = Object.keys(choiceWords) as Choice[]

/** Where mails go, or why they do not: the honest state before anything can be switched. */
function Where({ address, adapter, suppression }: MailSettings) {
  if (address === null) return <Text size="sm">Your account has no e-mail address, so no mails come to you.</Text>
  if (suppression !== null)
    return (
      <Notice tone="bad" title={`I send no more mails to ${address}`}>
        {suppression.reason === 'bounced'
          ? `One came back for good on ${fullTime(suppression.since)}: the address does not take mail. `
          : `One was marked as spam there on ${fullTime(suppression.since)}. `}
        What you would be told by mail stands here in the app. Whoever runs this instance can take the address up again.
      </Notice>
    )
  if (adapter === 'local-mailbox')
    return (
      <Notice
        tone="warn"
        title="Kept in the mailbox of this instance"
        action={
          <Button size="xs" variant="default" renderRoot={(props) => <Link to="/mailbox" {...props} />}>
            Open the mailbox
          </Button>
        }
      >
        There is no mail server here, so mails are kept and nothing is delivered to anybody.
      </Notice>
    )
  return <Text size="sm">They go to {address}.</Text>
}

function Choices({ settings }: { settings: MailSettings }) {
  const utils = trpc.useUtils()
  const save = trpc.mail.setChoice.useMutation({
    scope: { id: 'mail-choices' },
    onMutate: async ({ choice, isOn }) => {
      // What is on its way is from before.
      await utils.mail.settings.cancel()
      utils.mail.settings.setData(undefined, (now) => now && { ...now, choices: { ...now.choices, [choice]: isOn } })
    },
    onError: (error) => toast({ tone: 'bad', title: 'Nothing was changed', message: toProblem(error).message }),
    onSettled: () => utils.mail.settings.invalidate(),
  })
  return (
    <Stack gap="md">
      {choices.map((choice) => (
        <Switch
          key={choice}
          label={choiceWords[choice].label}
          description={choiceWords[choice].about}
          checked={settings.choices[choice]}
          disabled={settings.address === null}
          onChange={(event) => save.mutate({ choice, isOn: event.currentTarget.checked })}
        />
      ))}
    </Stack>
  )
}

function OptOuts({ optOuts }: Pick<MailSettings, 'optOuts'>) {
  if (optOuts.length === 0) return null
  return (
    <div>
      <Title order={3} mb={4}>
        Asked you to stop
      </Title>
      <Text size="sm" c="dimmed">
        I send nothing in your name to these any more.
      </Text>
      <ul className={classes.rows}>
        {optOuts.map(({ address, askedAt }) => (
          <li key={address}>
            <span className={classes.words}>{address}</span>
            <Text size="xs" c="dimmed">
              {fullTime(askedAt)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What comes by mail and why, what of it can be turned off, and how the last ones ended. */
export function MailPanel() {
  const settings = trpc.mail.settings.useQuery()
  return (
    <Panel title="Mail" id="mail">
      <Waiting query={settings} what="I could not read what comes by mail.">
        <Skeleton height={320} />
      </Waiting>
      {settings.data && (
        <Stack gap="lg">
          <Where {...settings.data} />
          <Choices settings={settings.data} />
          <div>
            <Text size="sm" fw={500}>
              Always sent, as you should know of it:
            </Text>
            <ul className={classes.always}>
              {always.map(({ label, about }) => (
                <li key={label}>
                  {label}.{' '}
                  <Text span c="dimmed" inherit>
                    {about}
                  </Text>
                </li>
              ))}
            </ul>
            <Text size="sm" c="dimmed" mt="xs">
              While the brake is on, only mails about your export and your deletion go out; the others are left out.
            </Text>
          </div>
          <SentMails mails={settings.data.recent} />
          <OptOuts optOuts={settings.data.optOuts} />
        </Stack>
      )}
    </Panel>
  )
}

import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { type RouterInputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { FeedChoices } from './feed-choices.tsx'
import { SearchSource } from './search-source.tsx'
import type { Kind } from './source-words.ts'
import classes from './sources.module.css'
import { useSourceActions } from './use-sources.ts'

type Choice = RouterInputs['sources']['add']

const isAddress = (text: string) => /^https?:\/\/|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(text)

function ChoiceRow({ choice, kinds, note }: { choice: Choice; kinds: Kind[]; note?: string }) {
  const { add } = useSourceActions()
  const kindName = kinds.find(({ kind }) => kind === choice.kind)?.name ?? choice.kind
  return (
    <li className={classes.choice}>
      <span>
        <Text span fw={500}>
          {choice.employer ?? choice.board}
        </Text>{' '}
        <Text span size="sm" c="dimmed">
          {kindName}
          {choice.employer !== null && `, ${choice.board}`}
          {note && ` · ${note}`}
        </Text>
      </span>
      <Button
        size="xs"
        variant="default"
        loading={add.isPending}
        disabled={add.isSuccess}
        onClick={() => add.mutate(choice)}
      >
        {add.isSuccess ? 'On' : 'Switch on'}
      </Button>
    </li>
  )
}

/** Finds an employer's board by name or by any address of theirs, and offers the feeds that are one for all. */
export function AddSource({ kinds }: { kinds: Kind[] }) {
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const [name] = useDebouncedValue(text, 200)
  const byName = trpc.sources.findEmployer.useQuery({ name }, { enabled: name.length >= 2 && !isAddress(name) })
  const recognise = trpc.sources.recognise.useMutation()
  const found = recognise.data
  const isNamed = text.length >= 2 && !isAddress(text)
  return (
    <Panel title="Add a source">
      <Stack gap="md">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (isAddress(text)) recognise.mutate({ url: text })
          }}
        >
          <TextInput
            label="An employer, or an address of theirs"
            description="A name from the directory that comes along, or the address of a careers page, a single opening, or a feed."
            placeholder="Stripe, or https://example.com/careers"
            maxLength={2_000}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              recognise.reset()
            }}
            rightSectionWidth={124}
            rightSection={
              isAddress(text) && (
                <Button size="xs" type="submit" loading={recognise.isPending}>
                  Find its board
                </Button>
              )
            }
          />
        </form>
        <div aria-live="polite">
          {recognise.error && <ProblemNotice error={recognise.error} what="I found no board there." />}
          {found && (
            <ul className={classes.choices} aria-label="The board found">
              <ChoiceRow
                key={`${found.kind} ${found.board}`}
                kinds={kinds}
                choice={{ kind: found.kind, board: found.board, employer: null }}
                {...(found.foundBy === 'page' && { note: 'found in the page' })}
              />
            </ul>
          )}
          {isNamed && byName.data && (
            <ul className={classes.choices} aria-label="Employers found">
              {byName.data.map(({ kind, board, name: employer }) => (
                <ChoiceRow key={`${kind} ${board}`} kinds={kinds} choice={{ kind, board, employer }} />
              ))}
            </ul>
          )}
          {isNamed && byName.data?.length === 0 && (
            <Text size="sm" c="dimmed">
              The directory does not hold this employer. Paste the address of its careers page instead.
            </Text>
          )}
        </div>
        <FeedChoices kinds={kinds} />
        <SearchSource kinds={kinds} />
      </Stack>
    </Panel>
  )
}

import { Button, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Kind } from './source-words.ts'
import classes from './sources.module.css'
import { useSourceActions } from './use-sources.ts'

/** A search at one of the services that need a key; without any key, what is missing. */
export function SearchSource({ kinds }: { kinds: Kind[] }) {
  const { add } = useSourceActions()
  const searches = kinds.filter(({ boardIs }) => boardIs === 'search')
  const ready = searches.filter(({ missingKeys }) => missingKeys.length === 0)
  const [chosen, setChosen] = useState<string | null>(null)
  const [board, setBoard] = useState('')
  const kind = ready.find((one) => one.kind === chosen) ?? ready[0]
  if (kind === undefined)
    return (
      <Text size="xs" c="dimmed">
        Searches at {searches.map(({ name }) => name).join(', ')} need a key of whoever runs this instance; none is set.
      </Text>
    )
  return (
    <form
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ kind: kind.kind, board: board.trim(), employer: null }, { onSuccess: () => setBoard('') })
      }}
    >
      <Select
        label="Or a search at"
        data={ready.map(({ kind: value, name }) => ({ value, label: name }))}
        value={kind.kind}
        onChange={setChosen}
        allowDeselect={false}
      />
      <TextInput
        label="For"
        description={kind.boardHint}
        value={board}
        onChange={(event) => setBoard(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={board.trim() === ''} loading={add.isPending}>
        Switch on
      </Button>
    </form>
  )
}

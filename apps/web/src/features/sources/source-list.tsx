import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconWorldSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { plural } from '../../lib/format.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { SourceEntry } from './source-entry.tsx'
import classes from './sources.module.css'
import { useSources } from './use-sources.ts'

/** Beyond this many, looking through them needs a search. */
const manySources = 8

/** Every source of the instance, those in trouble first. */
export function SourceList({ isAdmin }: { isAdmin: boolean }) {
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), 250)
  const sources = useSources(asked)
  const { data } = sources
  if (data?.total === 0)
    return (
      <Empty icon={<IconWorldSearch size={22} />} title="No source is on yet">
        Switch on an employer's job board or a feed above. A board is read within a minute or two; a large one takes a
        few minutes the first time. Without any source you can still add single openings by address or text.
      </Empty>
    )
  const left = (data?.total ?? 0) - (data?.sources.length ?? 0)
  return (
    <Panel
      title="Sources"
      action={
        data && (
          <Text size="sm" c="dimmed">
            {data.on} on{data.failing > 0 && `, ${data.failing} in trouble`} · {plural(data.openings, 'open opening')}
          </Text>
        )
      }
    >
      <Waiting query={sources} what="I could not read the sources.">
        <ListSkeleton rows={4} height={74} />
      </Waiting>
      {data && data.total > manySources && (
        <TextInput
          mb="md"
          aria-label="Find among the sources"
          placeholder="Find by employer or kind"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {data && (
        <ul className={classes.sources} aria-label="Sources">
          {data.sources.map((source) => (
            <SourceEntry key={source.id} source={source} isAdmin={isAdmin} />
          ))}
        </ul>
      )}
      {data && data.sources.length === 0 && <Text c="dimmed">None of the sources is called that.</Text>}
      {asked === '' && left > 0 && (
        <Text size="sm" c="dimmed" mt="md">
          {plural(left, 'more source')} by search.
        </Text>
      )}
    </Panel>
  )
}

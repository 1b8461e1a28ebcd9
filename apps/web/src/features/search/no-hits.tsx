import { Button, Group } from '@mantine/core'
import { IconDatabaseOff, IconMoodEmpty } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ListingSearch } from '../../lib/listing-search.ts'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { foundText } from './hits-list.tsx'
import { droppables, filterOf } from './search-filter.ts'

const everything = { words: '', withRuledOut: true }

/** Nothing was found: whether there is anything at all, and what to leave out to find something. */
export function NoHits({ search, onSearch }: { search: ListingSearch; onSearch: (search: ListingSearch) => void }) {
  const all = trpc.listings.search.useQuery(everything)
  const parts = droppables(search)
  const without = trpc.useQueries((ask) => parts.map((part) => ask.listings.search(filterOf(part.without))))
  if (all.data?.found === 0)
    return (
      <Empty
        icon={<IconDatabaseOff size={22} />}
        title="This instance holds no openings yet"
        action={<Button renderRoot={(props) => <Link to="/sources" {...props} />}>Switch on a source</Button>}
      >
        Openings come from sources: a company's board is read within about a minute, and can be searched then.
      </Empty>
    )
  const helpful = parts.flatMap((part, at) => {
    const found = without[at]?.data?.found ?? 0
    return found === 0 ? [] : [{ ...part, found }]
  })
  return (
    <Empty
      icon={<IconMoodEmpty size={22} />}
      title="Nothing open fits all of this"
      action={
        <Group gap="xs" justify="center">
          {helpful.map(({ label, without: next, found }) => (
            <Button key={label} size="xs" variant="default" onClick={() => onSearch(next)}>
              Without {label}:{' '}
              {foundText(found)
                .toLowerCase()
                .replace(/ open listings?$/, '')}
            </Button>
          ))}
          {Object.keys(filterOf(search)).length > 1 && (
            <Button size="xs" onClick={() => onSearch(search.words === undefined ? {} : { words: search.words })}>
              Search without filters
            </Button>
          )}
        </Group>
      }
    >
      {helpful.length > 0
        ? 'Leaving one of these out finds something:'
        : 'No single part of it is to blame. Try other words, or fewer of them.'}
    </Empty>
  )
}

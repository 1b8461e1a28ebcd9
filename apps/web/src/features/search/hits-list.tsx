import { hitsAPage, mostCounted, mostRanked, type SearchFilter } from '@jobpilot/schemas/search'
import { Button, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import { HitLine } from './hit-line.tsx'
import classes from './search.module.css'

const keep = { placeholderData: keepPreviousData }

export const useSearch = (filter: SearchFilter, from = 0) => trpc.listings.search.useQuery({ ...filter, from }, keep)

function HitsPage({ filter, from }: { filter: SearchFilter; from: number }) {
  const page = useSearch(filter, from)
  if (page.data === undefined)
    return (
      <li className={classes.waiting}>
        <Waiting query={page} what="I could not read on.">
          <ListSkeleton rows={5} height={84} />
        </Waiting>
      </li>
    )
  return page.data.hits.map((hit) => <HitLine key={hit.listingId} hit={hit} />)
}

export const foundText = (found: number): string =>
  found >= mostCounted ? 'Over 1,000 open listings' : plural(found, 'open listing')

/** What was found, a page at a time. */
export function HitsList({ filter, found }: { filter: SearchFilter; found: number }) {
  // Of this search: another one begins with its first page, and keeps showing the former hits until then.
  const asked = JSON.stringify(filter)
  const [read, setRead] = useState({ asked, pages: 1 })
  const pages = read.asked === asked ? read.pages : 1
  const shown = pages * hitsAPage
  const canShow = Math.min(found, mostRanked)
  return (
    <>
      <WalkList label="Listings found">
        {Array.from({ length: pages }, (_, page) => page * hitsAPage).map((from) => (
          <HitsPage key={from} filter={filter} from={from} />
        ))}
      </WalkList>
      {shown < canShow && (
        <Button variant="default" className={classes.more} onClick={() => setRead({ asked, pages: pages + 1 })}>
          Show more
        </Button>
      )}
      {shown >= mostRanked && found > mostRanked && (
        <Text size="sm" c="dimmed" ta="center">
          These are the best {mostRanked} of {foundText(found).toLowerCase()}. Add a word or a filter to see others.
        </Text>
      )}
    </>
  )
}

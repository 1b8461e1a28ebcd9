import { Stack, Text } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { foundText, HitsList, useSearch } from '../../features/search/hits-list.tsx'
import { NoHits } from '../../features/search/no-hits.tsx'
import classes from '../../features/search/search.module.css'
import { SearchField } from '../../features/search/search-field.tsx'
import { filterOf } from '../../features/search/search-filter.ts'
import { SearchFilters } from '../../features/search/search-filters.tsx'
import { type ListingSearch, readListingSearch } from '../../lib/listing-search.ts'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'

const route = getRouteApi('/search')

/** All open listings of this instance, searched by words and filters that stand in the address. */
export function SearchRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const filter = filterOf(search)
  const first = useSearch(filter)
  const go = (next: Record<string, unknown>) =>
    void navigate({ to: '/search', search: readListingSearch(next), replace: true })
  // With what the address holds by then: several fields may be on their way.
  const set = (part: { [K in keyof ListingSearch]: ListingSearch[K] | undefined }) =>
    void navigate({
      to: '/search',
      search: (now: Record<string, unknown>) => readListingSearch({ ...now, ...part }),
      replace: true,
    })
  return (
    <Page
      title="Search"
      width="wide"
      lead="All open listings of this instance, whether I would have shown them or not."
    >
      <SearchField words={search.words ?? ''} onWords={(words) => set({ words })} />
      <SearchFilters search={search} set={set} />
      <Waiting query={first} what="I could not search.">
        <ListSkeleton rows={6} height={84} />
      </Waiting>
      {first.data && (
        <Stack gap="sm" className={classes.found} data-waits={first.isPlaceholderData || undefined}>
          <Text role="status" size="sm" c="dimmed">
            {first.data.found === 0
              ? 'Nothing found.'
              : `${foundText(first.data.found)}${filter.words === '' ? ', newest first.' : ', the best first.'}`}
          </Text>
          {first.data.found === 0 ? (
            !first.isPlaceholderData && <NoHits search={search} onSearch={go} />
          ) : (
            <HitsList filter={filter} found={first.data.found} />
          )}
        </Stack>
      )}
    </Page>
  )
}

import { Button, Skeleton } from '@mantine/core'
import { IconChecks, IconListSearch, IconRefresh } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMoveStage } from '../../features/applications/use-move-stage.ts'
import { MetBeforeNotice } from '../../features/met-before/met-before-notice.tsx'
import { LearnedPanel } from '../../features/review/learned-panel.tsx'
import { LeftOut } from '../../features/review/left-out.tsx'
import { ReviewCards } from '../../features/review/review-cards.tsx'
import { type Filter, ReviewFilters } from '../../features/review/review-filters.tsx'
import { ReviewTable } from '../../features/review/review-table.tsx'
import { ownDecision, useDecisions } from '../../features/review/use-decisions.ts'
import { useSearching } from '../../features/review/use-searching.ts'
import { RunProgress } from '../../features/runs/run-progress.tsx'
import { plural, whenText } from '../../lib/format.ts'
import { readReviewSearch } from '../../lib/review-search.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { NoListings } from '../no-listings.tsx'

const route = getRouteApi('/review')
type Review = RouterOutputs['review']['list']

function NothingHere({ review, onSearch }: { review: Review; onSearch: () => void }) {
  if (!review.canSearch)
    return (
      <Empty
        icon={<IconChecks size={22} />}
        title="Openings that fit you appear here"
        action={<Button renderRoot={(props) => <Link to="/profile" {...props} />}>Add your resume</Button>}
      >
        I need a title or a skill to search by: give me your resume, or say what you look for.
      </Empty>
    )
  if (review.listings === 0) return <NoListings />
  const found = review.listings > 1_000 ? 'over 1,000' : plural(review.listings, 'open listing')
  return (
    <Empty
      icon={<IconChecks size={22} />}
      title={review.searchedAt === null ? 'Ready to search' : 'You are all caught up'}
      action={<Button onClick={onSearch}>Search now</Button>}
    >
      {review.searchedAt === null
        ? `I compare ${found} with your profile; it takes seconds.`
        : `I searched ${whenText(review.searchedAt)}. New listings are held against what you look for as they come in.`}
    </Empty>
  )
}

export function ReviewRoute() {
  const userId = useUserId()
  const navigate = useNavigate()
  const filter = route.useSearch()
  const { view, ...asked } = filter
  const review = trpc.review.list.useQuery(asked, { placeholderData: (before) => before })
  const { pending, decide, undoLast } = useDecisions(userId)
  const moveTo = useMoveStage()
  const { runId, isSearching, search } = useSearching()
  const setFilter = (next: Filter) => void navigate({ to: '/review', search: readReviewSearch(next), replace: true })
  // With what the address holds by then: a word that is typed may be on its way.
  const set = (part: Partial<Filter>) =>
    void navigate({
      to: '/review',
      search: (now: Record<string, unknown>) => readReviewSearch({ ...now, ...part }),
      replace: true,
    })
  const state = asked.state ?? 'new'
  // What is decided here and not yet there is off this list already.
  const items = (review.data?.items ?? []).filter(({ id }) => {
    const own = ownDecision(pending, id)
    return own === undefined || own === state
  })
  const counts = review.data?.counts ?? { new: 0, kept: 0, passed: 0, ruledOut: 0 }
  const isAnything = counts.new + counts.kept + counts.passed + counts.ruledOut > 0
  return (
    <Page
      title="Review"
      width="wide"
      lead={
        review.data?.searchedAt == null
          ? undefined
          : `${plural(items.length, 'opening')}, the best first. Searched ${whenText(review.data.searchedAt)}.`
      }
      action={
        <>
          <Button
            variant="subtle"
            leftSection={<IconListSearch size={16} />}
            renderRoot={(props) => <Link to="/search" search={{}} {...props} />}
          >
            All open listings
          </Button>
          {isAnything && (
            <Button variant="default" leftSection={<IconRefresh size={16} />} loading={isSearching} onClick={search}>
              Search again
            </Button>
          )}
        </>
      }
    >
      <Waiting query={review} what="I could not read your review.">
        <Skeleton height={420} radius="lg" />
      </Waiting>
      {runId !== null && (
        <Panel title="Searching">
          <RunProgress runId={runId} />
        </Panel>
      )}
      {isAnything && <ReviewFilters filter={filter} counts={counts} set={set} onFilter={setFilter} />}
      {state === 'new' && (counts.ruledOut > 0 || asked.ruledOut === true) && (
        <LeftOut count={counts.ruledOut} isShown={asked.ruledOut === true} onShow={(ruledOut) => set({ ruledOut })} />
      )}
      {review.data !== undefined && items.length === 0 && runId === null && (
        <NothingHere review={review.data} onSearch={search} />
      )}
      {view === 'table' || state !== 'new' || asked.ruledOut === true ? (
        items.length > 0 && (
          <ReviewTable items={items} topPickId={review.data?.topPickId ?? null} state={state} decide={decide} />
        )
      ) : (
        <ReviewCards
          items={items}
          topPickId={review.data?.topPickId ?? null}
          decide={decide}
          undoLast={undoLast}
          onApplied={(item) => {
            decide([item], 'kept')
            moveTo(item.id, 'applied')
          }}
          noteOf={(postingId) => <MetBeforeNotice postingId={postingId} />}
        />
      )}
      {isAnything && <LearnedPanel />}
    </Page>
  )
}

import { FirstOpenings } from '../../features/review/first-openings.tsx'
import { trpc } from '../../lib/trpc.ts'
import { NoListings } from '../no-listings.tsx'

/** For somebody whose profile stands and who has decided nothing yet: their first openings, or how to get some. */
export function FirstLook() {
  const review = trpc.review.list.useQuery({}, { staleTime: 60_000 })
  if (review.data === undefined || !review.data.canSearch) return null
  const { counts, listings } = review.data
  if (counts.kept + counts.passed > 0) return null
  return listings === 0 && review.data.items.length === 0 ? <NoListings /> : <FirstOpenings review={review.data} />
}

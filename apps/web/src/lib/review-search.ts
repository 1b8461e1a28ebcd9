import { oneOf } from './one-of.ts'

/** What of the review is in the address; what is not understood is left out. Kept small: every page loads it. */
export function readReviewSearch(search: Record<string, unknown>) {
  const state = oneOf(['kept', 'passed'], search.state)
  const band = oneOf(['strong', 'possible', 'weak'], search.band)
  const mode = oneOf(['remote', 'hybrid', 'onsite'], search.mode)
  const view = oneOf(['table'], search.view)
  const words = typeof search.search === 'string' ? search.search.slice(0, 100) : ''
  return {
    ...(state && { state }),
    ...(band && { band }),
    ...(mode && { mode }),
    ...(view && { view }),
    ...(search.sure === true && { sure: true }),
    ...(search.ruledOut === true && { ruledOut: true }),
    ...(words !== '' && { search: words }),
  }
}

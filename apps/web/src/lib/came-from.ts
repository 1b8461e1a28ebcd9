/** Pages with openings on them, to one of which Esc and the back link of an opening return. */
export const listWords = {
  '/': 'Home',
  '/review': 'Review',
  '/search': 'Search',
  '/openings': 'Openings',
  '/briefings': 'Briefings',
} as const
type Place = { to: keyof typeof listWords; search: Record<string, unknown> }

let last: Place = { to: '/openings', search: {} }

/** From which list, as it was filtered, the person last came to an opening in this tab. */
export const cameFrom = (): Place => last

export function noteLeaving(
  from: { pathname: string; search: Record<string, unknown> } | undefined,
  to: { pathname: string },
): void {
  if (from === undefined || !to.pathname.startsWith('/openings/') || !(from.pathname in listWords)) return
  // Adding an opening is over once it is there.
  const { add: _, ...search } = from.search
  last = { to: from.pathname as Place['to'], search }
}

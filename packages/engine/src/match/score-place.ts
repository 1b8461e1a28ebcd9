import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import type { Arrangement } from '@jobpilot/schemas/work-terms'
import { type PlaceMeaning, placeKey } from '../posting/gazetteer.ts'
import { placesInField } from '../posting/place-field.ts'
import { type PreparedProfile, wishEvidence } from './prepared-profile.ts'
import { weightOf } from './rubric.ts'
import { postingEvidence, unknownPart } from './scored-parts.ts'

const inRegion = (place: PlaceMeaning, region: PlaceMeaning) =>
  region.countries !== undefined &&
  (region.countries.includes('*') || (place.country !== null && region.countries.includes(place.country)))

/** 1 for the same city or for a place inside a wished-for country or region, 0.55 same state, 0.35 same country, else 0. */
function nearness(wanted: readonly PlaceMeaning[], offered: readonly PlaceMeaning[]): number {
  const cities = wanted.filter((place) => place.kind === 'city')
  const wishes = cities.length > 0 ? cities : wanted
  const best = Math.max(0, ...offered.flatMap((place) => wishes.map((wish) => pairNearness(wish, place))))
  const isSameState = wanted.some(
    (wish) => wish.kind === 'state' && offered.some((place) => place.kind === 'state' && place.name === wish.name),
  )
  return isSameState ? Math.max(best, cities.length === 0 ? 1 : 0.55) : best
}

function pairNearness(wish: PlaceMeaning, place: PlaceMeaning): number {
  if (place.name === wish.name && place.kind === wish.kind && place.country === wish.country) return 1
  if (inRegion(place, wish) || inRegion(wish, place)) return 0.9
  if (place.country === null || place.country !== wish.country) return 0
  return wish.kind === 'country' ? 1 : 0.35
}

function remoteScore(prepared: PreparedProfile, posting: PostingContent): { score: number; text: string } {
  const scope = [posting.remoteScope, ...posting.places].flatMap((field) =>
    field === null ? [] : placesInField(field.value),
  )
  const home = prepared.places.flatMap((place) => place.meanings)
  if (prepared.preferences.arrangement === 'onsite')
    return { score: 0.4, text: 'The work is remote; you asked for work on site.' }
  if (scope.length === 0) return { score: 1, text: 'The work is remote and names no country.' }
  if (home.length === 0)
    return { score: 0.7, text: 'The work is remote from certain places; where you are is not known.' }
  const isInside = home.some((place) =>
    scope.some((area) => inRegion(place, area) || (area.country !== null && area.country === place.country)),
  )
  return isInside
    ? { score: 1, text: 'The work is remote and your place lies inside its scope.' }
    : { score: 0.1, text: 'The work is remote, but only from places you did not name.' }
}

type Mode = 'remote' | 'hybrid' | 'onsite' | null

/** The most a place can count when the mode is not the one asked for. */
function capFor(arrangement: Arrangement, mode: Mode): number {
  if (arrangement === 'remote') return mode === 'hybrid' ? 0.4 : 0.1
  if (arrangement === 'onsite' && mode === 'hybrid') return 0.85
  return arrangement === 'hybrid' && mode === 'onsite' ? 0.6 : 1
}

function byModeAlone(arrangement: Arrangement, mode: Mode, hasPlaces: boolean): { score: number; text: string } | null {
  if (mode === null) return null
  if (arrangement === 'remote')
    return { score: capFor(arrangement, mode), text: `The work is ${mode}; you asked for remote work.` }
  if (mode !== arrangement || hasPlaces) return null
  return { score: 0.75, text: `The work is ${mode}, as you asked; the posting names no place.` }
}

function bestNearness(prepared: PreparedProfile, posting: PostingContent): number {
  const offered = posting.places.map((place) => ({
    key: placeKey(place.value),
    meanings: placesInField(place.value),
  }))
  const pairs = prepared.places.flatMap((wanted) =>
    offered.map((place) => ({ wanted, place, key: placeKey(wanted.text) })),
  )
  return Math.max(
    0,
    ...pairs.map(({ wanted, place, key }) =>
      place.key.includes(key) || key.includes(place.key) ? 1 : nearness(wanted.meanings, place.meanings),
    ),
  )
}

function nearnessWords(best: number): string {
  if (best >= 0.9) return 'is where you want to work'
  return best > 0 ? 'is in the same country, but not where you want to work' : 'is not where you want to work'
}

/** Place and mode of work against the places and the arrangement the person wants. */
export function scorePlace(prepared: PreparedProfile, posting: PostingContent): ScoredPart {
  const mode =
    posting.workMode?.value ??
    (posting.places.length > 0 && posting.places.every((place) => /^remote\b/iu.test(place.value)) ? 'remote' : null)
  const said = [...posting.places.slice(0, 6), ...(posting.workMode === null ? [] : [posting.workMode])].map(
    postingEvidence,
  )
  const { arrangement } = prepared.preferences
  const wish = arrangement === 'open' ? [] : [wishEvidence('arrangement-wish', arrangement)]
  const evidence = [...said, ...prepared.places.slice(0, 5).map((place) => place.evidence), ...wish].slice(0, 20)
  const part = (score: number, explanation: string): ScoredPart => ({
    key: 'place',
    weight: weightOf('place'),
    score,
    known: true,
    explanation: explanation.slice(0, 500),
    evidence,
  })
  if (said.length === 0)
    return unknownPart('place', 'The posting says neither where the work is nor whether it is remote.')
  if (mode === 'remote') {
    const { score, text } = remoteScore(prepared, posting)
    return prepared.places.length === 0 && arrangement === 'open'
      ? unknownPart('place', 'The work is remote; you have not said where you are.', evidence)
      : part(score, text)
  }
  if (prepared.places.length === 0 || posting.places.length === 0) {
    const known = byModeAlone(arrangement, mode, posting.places.length > 0)
    if (known !== null) return part(known.score, known.text)
    const why =
      prepared.places.length === 0 ? 'You have not said where you want to work.' : 'The posting names no place.'
    return unknownPart('place', why, evidence)
  }
  const best = bestNearness(prepared, posting)
  const modeCap = capFor(arrangement, mode)
  const limit =
    modeCap < 1 && best > modeCap
      ? ` The work is ${mode ?? 'not said to be remote'}; you asked for ${arrangement}.`
      : ''
  const names = posting.places
    .slice(0, 3)
    .map((place) => place.value)
    .join(' or ')
  return part(Math.min(best, modeCap), `${names} ${nearnessWords(best)}.${limit}`)
}

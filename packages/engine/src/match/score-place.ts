import type { ScoredPart } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { findPlaces, type PlaceMeaning, placeKey } from '../posting/gazetteer.ts'
import { type PreparedProfile, wishEvidence } from './prepared-profile.ts'
import { weightOf } from './rubric.ts'
import { postingEvidence, unknownPart } from './scored-parts.ts'

const inRegion = (place: PlaceMeaning, region: PlaceMeaning) =>
  region.countries !== undefined &&
  (region.countries.includes('*') || (place.country !== null && region.countries.includes(place.country)))

/** 1 for the same city or for a place inside a wished-for country or region, 0.55 same state, 0.35 same country, else 0. */
function nearness(wanted: readonly PlaceMeaning[], offered: readonly PlaceMeaning[]): number {
  const cities = wanted.filter((place) => place.kind === 'city')
  let best = 0
  for (const place of offered) {
    for (const wish of cities.length > 0 ? cities : wanted) {
      if (place.name === wish.name && place.kind === wish.kind && place.country === wish.country) best = 1
      else if (inRegion(place, wish) || inRegion(wish, place)) best = Math.max(best, 0.9)
      else if (wish.kind === 'country' && place.country === wish.country) best = Math.max(best, 1)
      else if (place.country !== null && place.country === wish.country) best = Math.max(best, 0.35)
    }
    for (const wish of wanted)
      if (
        cities.length === 0 &&
        wish.kind === 'state' &&
        offered.some((other) => other.kind === 'state' && other.name === wish.name)
      )
        best = Math.max(best, 1)
  }
  const sameState = wanted.some(
    (wish) => wish.kind === 'state' && offered.some((place) => place.kind === 'state' && place.name === wish.name),
  )
  return sameState ? Math.max(best, 0.55) : best
}

function remoteScore(prepared: PreparedProfile, posting: PostingContent): { score: number; text: string } {
  const scope = [posting.remoteScope, ...posting.places].flatMap((field) =>
    field === null ? [] : findPlaces(field.value).map((found) => found.meaning),
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
  const cap = arrangement === 'remote' ? (mode === 'hybrid' ? 0.4 : 0.1) : 1
  const names = posting.places
    .slice(0, 3)
    .map((place) => place.value)
    .join(' or ')
  if (prepared.places.length === 0 || posting.places.length === 0) {
    if (arrangement === 'remote' && mode !== null) return part(cap, `The work is ${mode}; you asked for remote work.`)
    if (mode === arrangement && mode !== null && posting.places.length === 0)
      return part(0.75, `The work is ${mode}, as you asked; the posting names no place.`)
    return unknownPart(
      'place',
      prepared.places.length === 0 ? 'You have not said where you want to work.' : 'The posting names no place.',
      evidence,
    )
  }
  const offered = posting.places.map((place) => ({
    text: place.value,
    meanings: findPlaces(place.value).map((found) => found.meaning),
  }))
  let best = 0
  for (const wanted of prepared.places) {
    for (const place of offered) {
      const same =
        placeKey(place.text).includes(placeKey(wanted.text)) || placeKey(wanted.text).includes(placeKey(place.text))
      best = Math.max(best, same ? 1 : nearness(wanted.meanings, place.meanings))
    }
  }
  const modeCap =
    arrangement === 'onsite' && mode === 'hybrid' ? 0.85 : arrangement === 'hybrid' && mode === 'onsite' ? 0.6 : cap
  const words =
    best >= 0.9
      ? 'is where you want to work'
      : best > 0
        ? 'is in the same country, but not where you want to work'
        : 'is not where you want to work'
  const limit =
    modeCap < 1 && best > modeCap
      ? ` The work is ${mode ?? 'not said to be remote'}; you asked for ${arrangement}.`
      : ''
  return part(Math.min(best, modeCap), `${names} ${words}.${limit}`)
}
